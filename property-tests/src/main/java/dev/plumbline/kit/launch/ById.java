package dev.plumbline.kit.launch;

import dev.plumbline.kit.run.Case;
import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Cases run in the order of their ids. */
public final class ById implements MethodOrderer {

  @Override
  public void orderMethods(MethodOrdererContext context) {
    context.getMethodDescriptors().sort(Comparator.comparing(ById::id));
  }

  private static String id(MethodDescriptor method) {
    return method.findAnnotation(Case.class).map(Case::id).orElse("");
  }
}
