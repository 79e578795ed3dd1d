package ai.openclaw.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.osgi.framework.Bundle;

/** One life of the gateway in this process: framework, bundles, until they are stopped. */
final class Round {
  private static final int FORCED = 1;
  private static final int UNUSABLE_DISTRIBUTION = 70;

  private final Places places;
  private final CommandIndex index;
  private final Stopping stopping;
  private final Locks locks;
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();

  Round(Places places, CommandIndex index, Stopping stopping, Locks locks) {
    this.places = places;
    this.index = index;
    this.stopping = stopping;
    this.locks = locks;
  }

  /** Ends the round; the first call counts. */
  boolean end(Ending how) {
    return ending.complete(how);
  }

  /**
   * Runs to the end.
   *
   * @return the exit code; empty when another round is to follow
   */
  Optional<Integer> run(List<String> arguments) throws IOException, InterruptedException {
    stopping.present(this);
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
      return Optional.of(UNUSABLE_DISTRIBUTION);
    }
    List<String> failures = host.start(bundles);
    if (!failures.isEmpty()) {
      failures.forEach(line -> System.err.println("error: " + line));
      System.err.println("hint: unpack the archive again");
      host.stop();
      return Optional.of(UNUSABLE_DISTRIBUTION);
    }
    host.launch(request -> answer(request, arguments, () -> host.startLate(bundles)));
    return finish(host, bundles);
  }

  private Optional<Integer> finish(Host host, List<Bundle> bundles) throws InterruptedException {
    Ending how;
    try {
      how = ending.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an end is never exceptional", e);
    }
    host.depart(how.again());
    stopping.keep(Host.classLoaders(bundles));
    if (!host.stop()) {
      return Optional.of(FORCED);
    }
    return how.again() ? Optional.empty() : Optional.of(how.code());
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
      case "listening" -> locks.port((Integer) request.get(1));
      case "restartable" -> stopping.restartable((Boolean) request.get(1));
      case "failed" -> {
        if (end(Ending.stop((Integer) request.get(1)))) {
          System.err.println(request.get(2));
        }
      }
      case "stop" -> end(Ending.stop((Integer) request.get(1)));
      case "restart" -> end(Ending.restart());
      default -> throw new IllegalArgumentException("unknown request " + request.get(0));
    }
    return true;
  }
}
