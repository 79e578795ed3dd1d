package ai.openclaw.secrets.vault.internal;

import ai.openclaw.secrets.vault.internal.Found.Nothing;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the paths of one batch, each once, a few at a time. For one thread. */
final class Reads {
  private static final int AT_ONCE = 4;

  private final Session session;
  private final Deque<String> waiting;
  private final Map<String, CompletableFuture<?>> running = new HashMap<>();
  private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
  private final Map<String, Found> found = new LinkedHashMap<>();

  private Reads(Session session, Collection<String> paths) {
    this.session = session;
    waiting = new ArrayDeque<>(paths);
  }

  private record Done(String path, Found found) {}

  /** Reads until all are read, the time is up or the server cannot serve any of them. */
  static Map<String, Found> run(Session session, Collection<String> paths)
      throws InterruptedException {
    var reads = new Reads(session, paths);
    try {
      reads.run();
      return reads.found;
    } finally {
      reads.running.values().forEach(request -> request.cancel(true));
    }
  }

  private void run() throws InterruptedException {
    while (!waiting.isEmpty() || !running.isEmpty()) {
      while (!waiting.isEmpty() && running.size() < AT_ONCE) {
        start(waiting.remove());
      }
      long left = session.server().deadline().left().toNanos();
      @Nullable Done next = done.poll(left, TimeUnit.NANOSECONDS);
      if (next == null) {
        giveUp(session.server().late(), running.keySet());
        giveUp(session.server().late(), waiting);
        return;
      }
      running.remove(next.path());
      found.put(next.path(), next.found());
      hopeless(next.found())
          .ifPresent(
              problem -> {
                giveUp(problem, waiting);
                waiting.clear();
              });
    }
  }

  private void start(String path) {
    Server server = session.server();
    CompletableFuture<HttpResponse<Optional<byte[]>>> response =
        server.get(SecretPath.encoded(server.settings().policyPath(path)), session.token());
    running.put(path, response);
    var unused =
        response.handle(
            (answer, thrown) ->
                done.add(
                    new Done(
                        path,
                        thrown == null
                            ? Found.of(server, path, Server.answer(answer))
                            : new Nothing(server.broken(thrown)))));
  }

  private void giveUp(Problem problem, Collection<String> paths) {
    paths.forEach(path -> found.put(path, new Nothing(problem)));
  }

  /** The problem that every other path would have too. */
  static Optional<Problem> hopeless(Found found) {
    return found instanceof Nothing nothing && nothing.problem().kind().everywhere()
        ? Optional.of(nothing.problem())
        : Optional.empty();
  }
}
