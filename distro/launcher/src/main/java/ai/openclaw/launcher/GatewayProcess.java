package ai.openclaw.launcher;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.osgi.framework.Bundle;

/** The gateway in the foreground: lock, framework, bundles, until it is stopped. */
final class GatewayProcess {
  private static final int FORCED = 1;
  private static final int UNUSABLE_DISTRIBUTION = 70;
  private static final int CONFIGURE_FIRST = 78;

  private final Places places;
  private final CommandIndex index;
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();

  /**
   * Keeps the classes of the stopped bundles: Java archives those that are still loaded when the
   * process ends. The stop hook holds this object until then.
   */
  private volatile List<ClassLoader> archived = List.of();

  GatewayProcess(Places places, CommandIndex index) {
    this.places = places;
    this.index = index;
  }

  int run(List<String> arguments) throws IOException, InterruptedException {
    StateLock lock;
    try {
      lock = StateLock.acquire(places);
    } catch (StateLock.Held held) {
      return alreadyRunning(StateLock.holder(held.holder()));
    }
    try (lock) {
      return serve(arguments);
    }
  }

  private int serve(List<String> arguments) throws IOException, InterruptedException {
    Files.createDirectories(places.cache());
    Host host = Host.create(places, index, "gateway", places.cache().resolve("felix"));
    List<Bundle> bundles;
    try {
      bundles =
          new BundleSet(
                  places.home().resolve("bundles"),
                  index,
                  places.cache().resolve("bundles.properties"))
              .equalise(host.context());
    } catch (BundleSet.BrokenBundle e) {
      System.err.println("error: " + e.getMessage());
      host.stop();
      return UNUSABLE_DISTRIBUTION;
    }
    var stopped = new CompletableFuture<Integer>();
    var hook = new Thread(() -> onSignal(stopped), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    List<String> failures = host.start(bundles);
    if (!failures.isEmpty()) {
      failures.forEach(line -> System.err.println("error: " + line));
      System.err.println("hint: unpack the archive again");
      host.stop();
      return UNUSABLE_DISTRIBUTION;
    }
    host.launch(request -> answer(request, arguments, () -> host.startLate(bundles)));
    int code;
    try {
      code = exit.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an exit code is never exceptional", e);
    }
    archived = Host.classLoaders(bundles);
    boolean inOrder = host.stop();
    int result = inOrder ? code : FORCED;
    stopped.complete(result);
    return result;
  }

  private Object answer(List<Object> request, List<String> arguments, Runnable ready) {
    switch ((String) request.get(0)) {
      case "arguments" -> {
        return arguments;
      }
      case "ready" -> {
        System.out.println(request.get(1));
        ready.run();
      }
      case "failed" -> {
        if (exit.complete((Integer) request.get(1))) {
          System.err.println(request.get(2));
        }
      }
      case "stop" -> exit.complete((Integer) request.get(1));
      default -> throw new IllegalArgumentException("unknown request " + request.get(0));
    }
    return true;
  }

  private void onSignal(CompletableFuture<Integer> stopped) {
    exit.complete(0);
    // After a signal the JVM would end with 128 + n although everything stopped in good order.
    try {
      Runtime.getRuntime().halt(stopped.join());
    } finally {
      Reference.reachabilityFence(archived);
    }
  }

  private static int alreadyRunning(String pid) {
    System.err.println(
        "Gateway failed to start: gateway already running (pid "
            + (pid.isEmpty() ? "unknown" : pid)
            + ")");
    System.err.println("hint: stop it first, or choose another OPENCLAW_STATE_DIR or --profile");
    return supervised() ? CONFIGURE_FIRST : 0;
  }

  private static boolean supervised() {
    for (String name : List.of("OPENCLAW_SYSTEMD_UNIT", "INVOCATION_ID", "SYSTEMD_EXEC_PID")) {
      if (System.getenv(name) != null) {
        return true;
      }
    }
    return false;
  }
}
