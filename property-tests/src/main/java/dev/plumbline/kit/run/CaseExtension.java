package dev.plumbline.kit.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Gives Jupiter's tests that are cases their {@link CaseRun}, and asks for what they need. */
public final class CaseExtension implements ParameterResolver, InvocationInterceptor {

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
      return session.begin(definition);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    try (CaseRun run = runOf(call)) {
      run.requireCapable(run.needs());
      invocation.proceed();
    }
  }

  private static CaseRun runOf(ReflectiveInvocationContext<Method> call) {
    return call.getArguments().stream()
        .filter(CaseRun.class::isInstance)
        .map(CaseRun.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(call.getExecutable() + " takes no CaseRun"));
  }
}
