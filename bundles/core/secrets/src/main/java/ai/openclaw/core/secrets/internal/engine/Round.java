package ai.openclaw.core.secrets.internal.engine;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the groups of one inquiry, a limited number at a time. One that takes longer than the grace
 * gives up its place and is followed up later. Used once, by one thread.
 */
final class Round {
  private final Inquiry inquiry;
  private final Function<Group, CompletionStage<Map<SecretRef, Outcome>>> ask;
  private final Queue<Group> waiting;
  private final List<Asked> running = new ArrayList<>();
  private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
  private final Map<SecretRef, Outcome> outcomes = new HashMap<>();
  private final List<CompletionStage<Map<SecretRef, Outcome>>> late = new ArrayList<>();

  /**
   * Creates it.
   *
   * @param ask asks one group
   */
  Round(Inquiry inquiry, Function<Group, CompletionStage<Map<SecretRef, Outcome>>> ask) {
    this.inquiry = inquiry;
    this.ask = ask;
    this.waiting = new ArrayDeque<>(Group.of(inquiry.refs()));
  }

  private record Asked(
      Group group, long since, CompletableFuture<Map<SecretRef, Outcome>> answer) {}

  private record Finished(Asked asked, Map<SecretRef, Outcome> outcomes) {}

  Answers run() throws InterruptedException {
    while (!running.isEmpty() || !waiting.isEmpty()) {
      while (running.size() < inquiry.settings().maxProviderConcurrency() && !waiting.isEmpty()) {
        begin(waiting.remove());
      }
      Finished done = next();
      if (done == null) {
        leaveBehind();
      } else if (running.remove(done.asked())) {
        outcomes.putAll(done.outcomes());
        if (inquiry.stopEarly()
            && done.outcomes().values().stream().anyMatch(Failed.class::isInstance)) {
          waiting.clear();
        }
      }
    }
    return new Answers(outcomes, late);
  }

  private void begin(Group group) {
    var answer = new CompletableFuture<Map<SecretRef, Outcome>>();
    var asked = new Asked(group, System.nanoTime(), answer);
    running.add(asked);
    ask.apply(group)
        .whenComplete(
            (outcomes, thrown) -> {
              Map<SecretRef, Outcome> done =
                  thrown == null
                      ? outcomes
                      : ProviderCall.allFailed(
                          group, Failures.broken(group.alias(), thrown.getClass().getName()));
              answer.complete(done);
              finished.add(new Finished(asked, done));
            });
  }

  // Null when the grace of some group has run out before anything finished.
  private @Nullable Finished next() throws InterruptedException {
    long soonest = Long.MAX_VALUE;
    for (Asked asked : running) {
      soonest = Math.min(soonest, left(asked));
    }
    return soonest == Long.MAX_VALUE
        ? finished.take()
        : finished.poll(Math.max(0, soonest), TimeUnit.NANOSECONDS);
  }

  private long left(Asked asked) {
    return inquiry
        .grace()
        .filter(grace -> !inquiry.needs(asked.group()))
        .map(grace -> grace.toNanos() - (System.nanoTime() - asked.since()))
        .orElse(Long.MAX_VALUE);
  }

  private void leaveBehind() {
    for (Asked asked : List.copyOf(running)) {
      if (left(asked) <= 0) {
        running.remove(asked);
        late.add(asked.answer().minimalCompletionStage());
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked.since());
        outcomes.putAll(
            ProviderCall.allFailed(asked.group(), Failures.slow(asked.group().alias(), millis)));
      }
    }
  }
}
