package ai.openclaw.launcher;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** What the process does when the operating system or a supervisor asks for something. */
final class Signals {
  private Signals() {}

  /**
   * Has a signal run an action, on a thread of its own each time. A signal that was ignored when
   * the process began stays ignored.
   *
   * @param name without {@code SIG}
   * @return false where that is not possible
   */
  static boolean on(String name, Runnable action) {
    try {
      // Not part of every Java, and the compiler takes no reference to it without a warning.
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object made =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(), new Class<?>[] {handler}, calling(action));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), made);
      return true;
    } catch (ReflectiveOperationException | LinkageError notHere) {
      return false;
    }
  }

  private static InvocationHandler calling(Runnable action) {
    return (proxy, method, arguments) ->
        switch (method.getName()) {
          case "handle" -> {
            action.run();
            yield null;
          }
          case "equals" -> proxy == arguments[0];
          case "hashCode" -> System.identityHashCode(proxy);
          default -> "signal handler";
        };
  }
}
