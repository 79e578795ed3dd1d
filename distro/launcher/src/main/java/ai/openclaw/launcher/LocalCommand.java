package ai.openclaw.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Runs a command in a framework of its own, made of the bundles the index names for it, with a
 * cache that is thrown away. Takes no lock and opens no port.
 */
final class LocalCommand {
  private static final long RUNNER_SECONDS = 20;
  private static final long LEAVING_MS = 5_000;

  private final Places places;
  private final CommandIndex index;
  private final Terminal terminal;

  LocalCommand(Places places, CommandIndex index, Terminal terminal) {
    this.places = places;
    this.index = index;
    this.terminal = terminal;
  }

  int run(
      String command, List<String> arguments, Map<String, String> environment, boolean describes)
      throws IOException, InterruptedException {
    Thread running = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(running), "leave"));
    System.setProperty("openclaw.sources", index.sources(command));
    Path cache = Files.createTempDirectory("openclaw-command-");
    try (Host host = Host.create(places, index, "command", cache)) {
      Path folder = places.home().resolve("bundles");
      List<String> needed = index.bundles(command, arguments);
      List<Bundle> bundles = BundleSet.byReference(host.context(), folder, needed);
      if (describes) {
        // Help and "did you mean" read the descriptions of bundles that are not started.
        var others = new ArrayList<>(index.shipped());
        others.removeAll(needed);
        host.context()
            .getBundle(0)
            .adapt(FrameworkWiring.class)
            .resolveBundles(BundleSet.byReference(host.context(), folder, others));
      }
      var failure = new CompletableFuture<Integer>();
      List<String> failures = host.start(bundles);
      if (!failures.isEmpty()) {
        failures.forEach(line -> System.err.println("error: " + line));
        return 70;
      }
      host.launch(request -> answer(request, arguments, failure));
      int exit =
          runner(host.context())
              .apply(
                  List.of(
                      arguments,
                      Path.of("").toAbsolutePath().toString(),
                      environment,
                      System.in,
                      System.out,
                      System.err,
                      terminal.output(),
                      terminal.color(),
                      terminal.input()));
      // An interrupt was for the command; what follows has to be done to its end.
      boolean unused = Thread.interrupted();
      return exit;
    } finally {
      remove(cache);
    }
  }

  /**
   * Ctrl-C: the command ends in its own way, its files are removed, and the exit code is the one it
   * chose, because the end of the program comes first. One that does not end is left behind.
   */
  private static void leave(Thread running) {
    running.interrupt();
    try {
      running.join(LEAVING_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Object answer(
      List<Object> request, List<String> arguments, CompletableFuture<Integer> failure) {
    switch ((String) request.get(0)) {
      case "arguments" -> {
        return arguments;
      }
      case "failed" -> {
        if (failure.complete((Integer) request.get(1))) {
          System.err.println(request.get(2));
        }
      }
      default -> {
        // A command neither becomes ready nor stops anything.
      }
    }
    return true;
  }

  @SuppressWarnings("unchecked") // docs/launch.md fixes the types on both sides
  private static Function<List<Object>, Integer> runner(BundleContext context)
      throws IOException, InterruptedException {
    var found = new CompletableFuture<ServiceReference<?>>();
    String filter = "(&(objectClass=" + Function.class.getName() + ")(openclaw.run=true))";
    try {
      context.addServiceListener(
          event -> {
            if (event.getType() == ServiceEvent.REGISTERED) {
              found.complete(event.getServiceReference());
            }
          },
          filter);
      ServiceReference<?>[] present =
          context.getServiceReferences(Function.class.getName(), filter);
      if (present != null) {
        found.complete(present[0]);
      }
      return (Function<List<Object>, Integer>)
          context.getService(found.get(RUNNER_SECONDS, TimeUnit.SECONDS));
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("the filter is a constant", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the distribution's shell did not start: unpack the archive again", e);
    }
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException failure)
              throws IOException {
            Files.deleteIfExists(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
