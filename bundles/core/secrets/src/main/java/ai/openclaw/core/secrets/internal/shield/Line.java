package ai.openclaw.core.secrets.internal.shield;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What is known of one provider while the process runs. Guarded by the {@link Shield}. */
final class Line {
  private Memory memory;
  private Optional<Memory> feared = Optional.empty();
  private Instant answerBy = Instant.EPOCH;
  private OptionalInt limit = OptionalInt.empty();
  private int running;

  Line(Memory memory) {
    this.memory = memory;
  }

  Memory memory() {
    return memory;
  }

  void remember(Memory next) {
    memory = next;
  }

  /** How many calls it may get a day, as the configuration said last. */
  OptionalInt limit() {
    return limit;
  }

  void limit(OptionalInt calls) {
    limit = calls;
  }

  boolean exhausted(Instant now) {
    return limit.isPresent() && memory.callsOn(now) >= limit.getAsInt();
  }

  int running() {
    return running;
  }

  /** Until when somebody waits for the calls under way. */
  Instant answerBy() {
    return answerBy;
  }

  /** Begins a call; until it ends, it counts on disk as one that the process did not survive. */
  void begin(Memory ifNeverAnswered, Instant deadline) {
    running++;
    feared = Optional.of(ifNeverAnswered);
    answerBy = deadline.isAfter(answerBy) ? deadline : answerBy;
  }

  void end() {
    running--;
    if (running == 0) {
      feared = Optional.empty();
      answerBy = Instant.EPOCH;
    }
  }

  Memory onDisk() {
    return feared.orElse(memory);
  }
}
