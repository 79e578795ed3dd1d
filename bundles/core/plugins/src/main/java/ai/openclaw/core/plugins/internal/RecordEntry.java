package ai.openclaw.core.plugins.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Version;

/**
 * One admitted bundle.
 *
 * @param jar what was admitted
 * @param admittedAt when
 * @param consent how the operator agreed: {@code folder} or {@code command}
 * @param state whether it is used
 * @param strikes what it did wrong
 * @param reason why it is not used; empty when it is
 * @param unknown fields that a later version wrote
 */
record RecordEntry(
    PluginJar jar,
    Instant admittedAt,
    String consent,
    State state,
    List<Strike> strikes,
    String reason,
    ObjectNode unknown) {
  RecordEntry {
    strikes = List.copyOf(strikes);
  }

  /** Whether the bundle is used. */
  enum State {
    ENABLED,
    REPLACED,
    QUARANTINED
  }

  /** Something it did wrong. */
  record Strike(Instant at, String reason) {}

  RecordEntry with(State newState, String newReason) {
    return new RecordEntry(jar, admittedAt, consent, newState, strikes, newReason, unknown);
  }

  RecordEntry with(PluginJar sameBundle) {
    return new RecordEntry(sameBundle, admittedAt, consent, state, strikes, reason, unknown);
  }

  RecordEntry struck(Strike strike) {
    var all = new ArrayList<>(strikes);
    all.add(strike);
    return new RecordEntry(jar, admittedAt, consent, state, all, reason, unknown);
  }

  RecordEntry forgiven() {
    return new RecordEntry(jar, admittedAt, consent, State.ENABLED, List.of(), "", unknown);
  }

  boolean is(String name, Version version) {
    return jar.name().equals(name) && jar.version().equals(version);
  }
}
