package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigParticipant;
import ai.openclaw.core.config.ConfigParticipant.Prepared;
import ai.openclaw.core.config.ConfigSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the participants have prepared for one candidate. Ends with a commit or a drop. */
final class Agreement {
  private static final Logger LOG = LoggerFactory.getLogger(Agreement.class);

  private final List<Prepared> prepared = new ArrayList<>();
  private final List<String> objections = new ArrayList<>();

  private Agreement() {}

  /** Asks everyone; all that agreed to a refused candidate have dropped it when this returns. */
  static Agreement about(ConfigSnapshot candidate, List<ConfigParticipant> participants)
      throws InterruptedException {
    var agreement = new Agreement();
    try {
      for (ConfigParticipant participant : participants) {
        agreement.ask(participant, candidate);
      }
    } catch (InterruptedException stop) {
      agreement.drop();
      throw stop;
    }
    if (!agreement.objections.isEmpty()) {
      agreement.drop();
    }
    return agreement;
  }

  private void ask(ConfigParticipant participant, ConfigSnapshot candidate)
      throws InterruptedException {
    try {
      Prepared answer = participant.prepare(candidate);
      prepared.add(answer);
      answer.objection().ifPresent(objections::add);
    } catch (RuntimeException broken) {
      LOG.error("a configuration participant failed: {}", participant.getClass().getName(), broken);
      objections.add(participant.getClass().getName() + " failed to prepare");
    }
  }

  /** Why the candidate cannot be accepted. */
  Optional<String> objection() {
    return objections.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", objections));
  }

  void commit() {
    each(Prepared::commit);
  }

  void drop() {
    each(Prepared::drop);
  }

  private void each(Consumer<Prepared> action) {
    for (Prepared one : prepared) {
      try {
        action.accept(one);
      } catch (RuntimeException broken) {
        LOG.error("a configuration participant failed: {}", one.getClass().getName(), broken);
      }
    }
    prepared.clear();
  }
}
