package ai.openclaw.core.secrets.internal.shield;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides before every call whether a provider is asked now.
 *
 * <p>A provider that starts programs or leaves the machine is <em>guarded</em>: after a failure it
 * is left alone for a second, then two, four and so on up to five minutes; an id it has no value
 * for likewise; and it gets no more calls a day than the budget allows. One that only reads what is
 * there costs nobody anything and has no such limits. No provider, guarded or not, is asked by
 * itself while an earlier call is under way. Only {@linkplain Trigger#automatic() automatic}
 * triggers are held back.
 *
 * <p>A call is written down before it is made, as one that failed: when the process dies in it, the
 * next one knows. Thread-safe; no lock is held during a call.
 */
public final class Shield {
  private static final Logger LOG = LoggerFactory.getLogger(Shield.class);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Clock clock;
  private final Backoff backoff;
  private final Map<Definition.Key, Line> lines = new HashMap<>();
  private final Keeper keeper = new Keeper();

  /**
   * Creates one that remembers nothing.
   *
   * @param random numbers from 0 to 1
   */
  public Shield(Clock clock, DoubleSupplier random) {
    this.clock = clock;
    this.backoff = new Backoff(FIRST, LONGEST, random);
  }

  /** Goes on from what a file remembers, and keeps it there from now on. */
  public void keepIn(ShieldFile file) {
    file.sweep();
    List<Memory> kept = file.read();
    synchronized (this) {
      kept.forEach(memory -> lines.put(memory.definition().key(), new Line(memory)));
    }
    keeper.in(file);
  }

  /**
   * Decides about one call.
   *
   * @param guarded whether the provider starts programs or leaves the machine
   * @param wanted what would be asked for; not empty
   * @param limit how many calls it may get a day
   * @param patience how long an answer is waited for
   */
  public Admission admit(
      Definition definition,
      boolean guarded,
      Trigger trigger,
      List<SecretRef> wanted,
      OptionalInt limit,
      Duration patience) {
    Admission admission;
    synchronized (this) {
      Line line = line(definition);
      line.limit(limit);
      Optional<SecretFailure> refusal =
          trigger.automatic() ? refusal(line, guarded) : Optional.empty();
      if (refusal.isPresent()) {
        return new Admission.Hold(held(wanted, refusal.get()));
      }
      Map<SecretRef, Outcome> held = trigger.heedsMisses() ? missed(line, wanted) : Map.of();
      List<SecretRef> asked = wanted.stream().filter(ref -> !held.containsKey(ref)).toList();
      if (asked.isEmpty()) {
        return new Admission.Hold(held);
      }
      begin(line, guarded, patience);
      admission = new Admission.Ask(new Permit(this, line, guarded), asked, held);
    }
    if (guarded) {
      warnOverBudget(definition, limit);
      keeper.keep(this::memories);
    }
    return admission;
  }

  /**
   * Until when an automatic trigger would be refused some of a provider's references; empty when it
   * would not be now.
   */
  public synchronized Optional<Instant> due(
      Definition definition, Collection<SecretRef> refs, OptionalInt limit) {
    if (!lines.containsKey(definition.key())) {
      return Optional.empty();
    }
    Line line = line(definition);
    line.limit(limit);
    return refs.stream().flatMap(ref -> due(line, ref).stream()).max(Comparator.naturalOrder());
  }

  /** Until when an automatic trigger would be refused a reference; empty when it would not be. */
  public synchronized Optional<Instant> due(SecretRef ref) {
    Line line = lines.get(new Definition.Key(ref.source(), ref.provider()));
    return line == null ? Optional.empty() : due(line, ref);
  }

  /** The references of a provider that an automatic trigger would be refused, with the reasons. */
  public synchronized Map<SecretRef, Outcome> refusals(
      Definition definition, List<SecretRef> refs) {
    Line line = line(definition);
    return refusal(line, true).map(why -> held(refs, why)).orElseGet(() -> missed(line, refs));
  }

  /** How a provider stands. */
  public synchronized Standing standing(String source, String alias) {
    Line line = lines.get(new Definition.Key(source, alias));
    if (line == null) {
      return new Standing(source, alias, Standing.State.CLOSED, Optional.empty(), Map.of(), 0, 0);
    }
    Instant now = now();
    Memory memory = line.memory();
    Standing.State state =
        memory
            .pause()
            .map(p -> p.lasts(now, backoff) ? Standing.State.OPEN : Standing.State.HALF_OPEN)
            .orElse(Standing.State.CLOSED);
    return new Standing(
        source, alias, state, memory.pause(), memory.misses(), memory.callsOn(now), line.running());
  }

  /**
   * Forgets why providers are left alone; their calls stay counted.
   *
   * @param alias of which; all when empty
   * @return the aliases that were left alone
   */
  public List<String> forgive(Optional<String> alias) {
    var forgiven = new TreeSet<String>();
    synchronized (this) {
      for (Line line : lines.values()) {
        Memory memory = line.memory();
        if (memory.holdsBack(alias)) {
          forgiven.add(memory.definition().alias());
          line.remember(memory.forgiven());
          keeper.changed();
        }
      }
    }
    keeper.keep(this::memories);
    return List.copyOf(forgiven);
  }

  Instant now() {
    return clock.instant();
  }

  Backoff backoff() {
    return backoff;
  }

  /** A call has ended. */
  void end(Line line, boolean guarded, UnaryOperator<Memory> how) {
    synchronized (this) {
      line.end();
      if (guarded) {
        line.remember(how.apply(line.memory()));
        keeper.changed();
      }
    }
    if (guarded) {
      keeper.keep(this::memories);
    }
  }

  private Line line(Definition definition) {
    Line line = lines.computeIfAbsent(definition.key(), key -> new Line(Memory.none(definition)));
    if (line.memory().definition().equals(definition)) {
      return line;
    }
    // Calls to what it was before may be under way: their end must say nothing of what it is now.
    Line fresh = new Line(line.memory().redefined(definition));
    lines.put(definition.key(), fresh);
    return fresh;
  }

  private Optional<SecretFailure> refusal(Line line, boolean guarded) {
    Memory memory = line.memory();
    String alias = memory.definition().alias();
    if (line.running() > 0) {
      return Optional.of(Reasons.busy(alias));
    }
    if (!guarded) {
      return Optional.empty();
    }
    Optional<Pause> pause = memory.pause().filter(p -> p.lasts(now(), backoff));
    if (pause.isPresent()) {
      return pause.map(p -> Reasons.paused(alias, p));
    }
    return line.exhausted(now())
        ? Optional.of(Reasons.exhausted(alias, line.limit().orElse(0)))
        : Optional.empty();
  }

  private Map<SecretRef, Outcome> missed(Line line, List<SecretRef> wanted) {
    var held = new LinkedHashMap<SecretRef, Outcome>();
    for (SecretRef ref : wanted) {
      Pause miss = line.memory().misses().get(ref.id());
      if (miss != null && miss.lasts(now(), backoff)) {
        held.put(ref, new Failed(Reasons.missed(ref, miss)));
      }
    }
    return held;
  }

  private static Map<SecretRef, Outcome> held(List<SecretRef> wanted, SecretFailure why) {
    var outcomes = new LinkedHashMap<SecretRef, Outcome>();
    wanted.forEach(ref -> outcomes.put(ref, new Failed(why)));
    return outcomes;
  }

  private void begin(Line line, boolean guarded, Duration patience) {
    Instant now = now();
    if (guarded) {
      line.remember(line.memory().called(now));
      keeper.changed();
    }
    Memory memory = line.memory();
    line.begin(
        guarded ? memory.failed(Codes.UNANSWERED, now, backoff) : memory, now.plus(patience));
  }

  private Optional<Instant> due(Line line, SecretRef ref) {
    Instant now = now();
    Optional<Instant> answer =
        Optional.of(line.answerBy()).filter(by -> line.running() > 0 && by.isAfter(now));
    Stream<Instant> pauses =
        Stream.of(line.memory().pause(), Optional.ofNullable(line.memory().misses().get(ref.id())))
            .flatMap(Optional::stream)
            .filter(pause -> pause.lasts(now, backoff))
            .map(Pause::until);
    Optional<Instant> tomorrow =
        line.exhausted(now) ? Optional.of(Memory.dayAfter(now)) : Optional.empty();
    return Stream.concat(Stream.concat(answer.stream(), tomorrow.stream()), pauses)
        .max(Comparator.naturalOrder());
  }

  private void warnOverBudget(Definition definition, OptionalInt limit) {
    int calls = standing(definition.source(), definition.alias()).calls();
    if (limit.isPresent() && calls > limit.getAsInt()) {
      LOG.warn(
          "[{}] the provider \"{}\" is asked although it has had its {} calls of today: this is"
              + " call {}",
          Codes.EXHAUSTED,
          definition.alias(),
          limit.getAsInt(),
          calls);
    }
  }

  private synchronized List<Memory> memories() {
    Instant now = now();
    return lines.values().stream()
        .map(Line::onDisk)
        .filter(memory -> memory.worthKeeping(now))
        .toList();
  }
}
