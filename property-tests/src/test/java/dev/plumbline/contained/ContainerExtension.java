package dev.plumbline.contained;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Passes a test method on to the JVM in the container instead of calling it. */
final class ContainerExtension implements InvocationInterceptor {

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    passOn(invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    passOn(invocation, context);
  }

  private static void passOn(Invocation<Void> invocation, ExtensionContext context)
      throws Throwable {
    switch (Whereabouts.require()) {
      case INSIDE, HERE -> invocation.proceed();
      case CONTAINER -> {
        invocation.skip();
        TestContainer.shared().run(context.getUniqueId());
      }
    }
  }
}
