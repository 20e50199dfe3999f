package dev.plumbline.faults.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Does something else on Ctrl-C and the like than to end at once. The JVM's own way, {@code
 * sun.misc.Signal}, is in every JDK, but the compiler's warning of it can't be switched off, so it
 * is called by its name. Where it is missing the JVM ends as it always does, and shutdown hooks
 * run.
 */
final class Signals {

  private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

  private Signals() {}

  /** Runs an action, once or more, on each signal that asks the program to end. */
  static void onEnd(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler call =
          (_, method, _) -> {
            if (method.getName().equals("handle")) {
              action.run();
            }
            return null;
          };
      Object proxy =
          Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, call);
      for (String name : NAMES) {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
      }
    } catch (ReflectiveOperationException e) {
      // The JVM's own way then.
      return;
    }
  }
}
