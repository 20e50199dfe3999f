package dev.plumbline.kit.run;

import dev.plumbline.kit.subject.Capability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives Jupiter's tests that are cases their {@link CaseRun}, and asks for what they need. */
public final class CaseExtension
    implements ParameterResolver, BeforeTestExecutionCallback, AfterTestExecutionCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(CaseExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == CaseRun.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Case definition = context.getRequiredTestMethod().getAnnotation(Case.class);
    if (definition == null) {
      throw new IllegalStateException(context.getRequiredTestMethod() + " is no @Case");
    }
    String key =
        context
            .getConfigurationParameter(KitSession.PARAMETER)
            .orElseThrow(() -> new IllegalStateException("start cases through the kit's launcher"));
    KitSession session =
        KitSession.find(key)
            .orElseThrow(() -> new IllegalStateException("no such session: " + key));
    try {
      CaseRun run = session.begin(definition);
      context.getStore(NAMESPACE).put(CaseRun.class, run);
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void beforeTestExecution(ExtensionContext context) {
    CaseRun run = run(context);
    EnumSet<Capability> needs = EnumSet.noneOf(Capability.class);
    needs.addAll(List.of(run.definition().needs()));
    run.requireCapable(needs);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws IOException {
    run(context).close();
  }

  private static CaseRun run(ExtensionContext context) {
    CaseRun run = context.getStore(NAMESPACE).get(CaseRun.class, CaseRun.class);
    if (run == null) {
      throw new IllegalStateException(context.getDisplayName() + " takes no CaseRun");
    }
    return run;
  }
}
