package ai.openclaw.core.gateway.internal.services;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.rpc.Connection;
import ai.openclaw.api.rpc.ConnectionListener;
import ai.openclaw.api.rpc.Principal;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

class ConnectionListenersTest {
  private final Map<Object, ConnectionListener> services = new ConcurrentHashMap<>();
  private final BlockingQueue<String> strikes = new LinkedBlockingQueue<>();
  private final ConnectionListeners listeners =
      new ConnectionListeners(
          proxy(
              BundleContext.class,
              (method, arguments) ->
                  method.equals("getService")
                      ? Optional.ofNullable(services.get(arguments[0]))
                      : none()),
          (bundle, reason) -> strikes.add(reason));

  /** What a stand-in answers. */
  private interface Answers {
    Optional<?> to(String method, Object[] arguments);
  }

  private static Optional<?> none() {
    return Optional.empty();
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(self);
                  case "equals" -> self == arguments[0];
                  case "toString" -> type.getSimpleName();
                  default -> answers.to(method.getName(), arguments).orElse(null);
                }));
  }

  @SuppressWarnings("unchecked") // the stand-in answers no call that depends on the type
  private ConnectionListeners.Told register(ConnectionListener listener) {
    Bundle bundle = proxy(Bundle.class, (method, arguments) -> none());
    ServiceReference<ConnectionListener> reference =
        proxy(
            ServiceReference.class,
            (method, arguments) -> method.equals("getBundle") ? Optional.of(bundle) : none());
    services.put(reference, listener);
    return listeners.addingService(reference);
  }

  private static Connection connection(String id) {
    return new Connection(
        id,
        new Connection.Client(
            "test",
            "ui",
            "1",
            "linux",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new Principal("operator", Set.of(), Optional.empty()),
        "127.0.0.1",
        true,
        Instant.EPOCH);
  }

  /** Writes down what it is told. */
  private static final class Diary implements ConnectionListener {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Override
    public void connected(Connection connection) {
      lines.add("+" + connection.id());
    }

    @Override
    public void disconnected(Connection connection) {
      lines.add("-" + connection.id());
    }

    private List<String> next(int count) throws InterruptedException {
      List<String> read = new ArrayList<>();
      while (read.size() < count) {
        String line = lines.poll(60, TimeUnit.SECONDS);
        read.add(line == null ? "nothing in time" : line);
      }
      return read;
    }
  }

  @Test
  void oneThatComesLateIsToldOfThoseWhoAreConnected() throws Exception {
    var early = new Diary();
    register(early);
    listeners.connected(connection("a"));
    listeners.connected(connection("b"));
    listeners.disconnected(connection("a"));
    var late = new Diary();
    register(late);
    listeners.disconnected(connection("b"));
    assertEquals(List.of("+a", "+b", "-a", "-b"), early.next(4));
    assertEquals(List.of("+b", "-b"), late.next(2));
  }

  @Test
  void oneThatThrowsOrHangsHoldsUpNobodyElse() throws Exception {
    var hang = new CountDownLatch(1);
    register(
        new ConnectionListener() {
          @Override
          public void connected(Connection connection) {
            throw new IllegalStateException("broken");
          }

          @Override
          public void disconnected(Connection connection) {
            boolean released;
            do {
              released = uninterrupted(hang);
            } while (!released);
          }
        });
    var other = new Diary();
    register(other);
    listeners.connected(connection("a"));
    listeners.disconnected(connection("a"));
    listeners.connected(connection("b"));
    assertEquals(List.of("+a", "-a", "+b"), other.next(3));
    assertEquals(
        "ConnectionListener threw java.lang.IllegalStateException",
        strikes.poll(60, TimeUnit.SECONDS));
    hang.countDown();
  }

  private static boolean uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
