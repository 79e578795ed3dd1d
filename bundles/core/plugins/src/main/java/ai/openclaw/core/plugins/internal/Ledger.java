package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.plugins.internal.Examined.Fit;
import ai.openclaw.core.plugins.internal.RecordEntry.State;
import ai.openclaw.core.plugins.internal.RecordEntry.Strike;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record as it is now, written at each change. What a plugin said of its failure passes the
 * redaction before it gets in. Confined to one thread.
 */
final class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  private final RecordFile file;
  private final UnaryOperator<String> redact;
  private final Clock clock;
  private PluginRecord record;
  private String consent = "folder";

  Ledger(RecordFile file, UnaryOperator<String> redact, Clock clock) throws IOException {
    this.file = file;
    this.redact = redact;
    this.clock = clock;
    this.record = file.load();
  }

  PluginRecord record() {
    return record;
  }

  /** Uses the word for the bundles that are admitted from now on. */
  void consent(String newConsent) {
    consent = newConsent;
  }

  /** The entry of a bundle, made when these bytes are new. */
  RecordEntry entry(PluginJar jar) {
    return record
        .entry(jar)
        .filter(entry -> entry.jar().sha256().equals(jar.sha256()))
        .map(entry -> entry.with(jar))
        .orElseGet(
            () ->
                new RecordEntry(
                    jar,
                    clock.instant(),
                    consent,
                    State.ENABLED,
                    List.of(),
                    "",
                    JsonNodeFactory.instance.objectNode()));
  }

  int strikes(PluginJar jar) {
    return record.entry(jar).map(entry -> entry.strikes().size()).orElse(0);
  }

  void serves(PluginJar jar) {
    save(record.with(entry(jar).with(State.ENABLED, "")));
  }

  /** The new version and the one it replaced, in one write. */
  void serves(PluginJar jar, PluginJar old) {
    RecordEntry before = entry(old).with(State.REPLACED, "replaced by " + jar.version());
    save(record.with(entry(jar).with(State.ENABLED, "")).with(before));
  }

  void strike(PluginJar jar, Strike strike) {
    save(record.with(entry(jar).struck(clean(strike))));
  }

  /** Sets a bundle aside for what it did; {@code times} is shown when it is more than once. */
  void quarantine(PluginJar jar, Strike last, int times) {
    Strike strike = clean(last);
    String reason =
        times > 1 ? "it misbehaved " + times + " times: " + strike.reason() : strike.reason();
    LOG.warn(
        "plugin {} is quarantined: {}; it is not started again until its bytes change or you run"
            + " plugins unquarantine {}",
        jar.label(),
        reason,
        jar.name());
    save(record.with(entry(jar).struck(strike).with(State.QUARANTINED, reason)));
  }

  void forgive(String name) {
    PluginRecord forgiven = record;
    for (RecordEntry entry : record.named(name)) {
      if (entry.state() == State.QUARANTINED) {
        forgiven = forgiven.with(entry.forgiven());
      }
    }
    save(forgiven);
  }

  /** Takes over what a look at the folder settled. */
  void settle(List<Decision> decisions) {
    PluginRecord now = record;
    for (Decision decision : decisions) {
      if (decision.jar().isPresent()) {
        PluginJar jar = decision.jar().get();
        now =
            switch (decision.verdict()) {
              case REPLACED -> now.with(entry(jar).with(State.REPLACED, decision.reason()));
              case KEEP -> now.with(entry(jar));
              default -> now;
            };
      }
    }
    if (!now.equals(record)) {
      save(now);
    }
  }

  /** Drops the entries whose files have left, so that the same version may come back. */
  void forget(List<Examined> files, Predicate<PluginJar> serves) {
    var jars = new ArrayList<PluginJar>();
    var unreadable = new HashSet<String>();
    for (Examined file : files) {
      if (file instanceof Fit fit) {
        jars.add(fit.jar());
      } else {
        unreadable.add(file.file());
      }
    }
    PluginRecord kept =
        record.without(
            entry -> {
              PluginJar jar = entry.jar();
              boolean there = jars.stream().anyMatch(jar::sameBundle);
              return !there && !unreadable.contains(jar.file()) && !serves.test(jar);
            });
    if (kept.entries().size() != record.entries().size()) {
      save(kept);
    }
  }

  private Strike clean(Strike strike) {
    return new Strike(strike.at(), redact.apply(strike.reason()));
  }

  private void save(PluginRecord changed) {
    record = changed;
    try {
      file.save(changed);
    } catch (IOException e) {
      LOG.error(
          "the plugin record cannot be written, so what changed is lost at the next start: {}",
          e.toString());
    }
  }
}
