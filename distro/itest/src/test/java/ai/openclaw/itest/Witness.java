package ai.openclaw.itest;

import ai.openclaw.itest.Distribution.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs commands, two at a time, and remembers everything they print. */
final class Witness implements AutoCloseable {
  private final Distribution distribution;
  private final CanaryHouse house;
  private final Map<String, String> said = new ConcurrentSkipListMap<>();
  private final ExecutorService hands = Executors.newFixedThreadPool(2);
  private final List<Future<?>> work = new ArrayList<>();

  Witness(Distribution distribution, CanaryHouse house) {
    this.distribution = distribution;
    this.house = house;
  }

  /** Remembers a text. */
  void heard(String where, String text) {
    said.merge(where, text, (before, now) -> before + "\n" + now);
  }

  /** Runs a command soon. */
  void later(String when, String... command) {
    work.add(hands.submit(() -> now(when, command)));
  }

  /** Runs a command. */
  Outcome now(String when, String... command) throws Exception {
    Outcome outcome =
        Distribution.finish(
            distribution.process(house.folder(), house.variables(), command), "exit\n");
    heard(
        when + ": openclaw " + String.join(" ", command) + " -> " + outcome.exit(),
        outcome.out() + "\n" + outcome.err());
    return outcome;
  }

  /** Waits for the commands that were to run soon. */
  void finish() throws Exception {
    for (Future<?> each : work) {
      each.get();
    }
    work.clear();
  }

  /** Every place where one of some values was said, and what stands there. */
  List<String> repeated(Canaries canaries) {
    var found = new ArrayList<String>();
    said.forEach(
        (where, text) -> {
          for (String form : canaries.in(text)) {
            String line =
                text.lines()
                    .filter(each -> canaries.in(each).contains(form))
                    .findFirst()
                    .orElse("");
            found.add(where + " [" + form + "]: " + line);
          }
        });
    return found;
  }

  /** Whether everything that was to run soon has run. */
  boolean idle() {
    return work.stream().allMatch(Future::isDone);
  }

  int size() {
    return said.size();
  }

  @Override
  public void close() {
    hands.shutdownNow();
  }
}
