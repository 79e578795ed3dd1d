package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.core.secrets.Diagnostic;
import ai.openclaw.core.secrets.OwnerState;
import ai.openclaw.core.secrets.OwnerState.Condition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what is new in a state: diagnostics and owners that changed for better or worse. */
final class ActivationLog {
  private static final Logger LOG = LoggerFactory.getLogger(ActivationLog.class);

  private ActivationLog() {}

  static void write(Optional<Published> before, Draft after) {
    Set<Diagnostic> known =
        new HashSet<>(before.map(state -> state.draft().diagnostics()).orElse(List.of()));
    for (Diagnostic diagnostic : after.diagnostics()) {
      if (known.contains(diagnostic)) {
        continue;
      }
      if (diagnostic.warning()) {
        LOG.warn("[{}] {}: {}", diagnostic.code(), diagnostic.path(), diagnostic.message());
      } else {
        LOG.info("[{}] {}: {}", diagnostic.code(), diagnostic.path(), diagnostic.message());
      }
    }
    owners(before.map(state -> state.draft().owners()).orElse(List.of()), after);
  }

  static void owners(Published before, Draft after) {
    owners(before.draft().owners(), after);
  }

  private static void owners(List<OwnerState> before, Draft after) {
    Map<String, Condition> known = new HashMap<>();
    before.forEach(owner -> known.put(owner.owner(), owner.condition()));
    for (OwnerState owner : after.owners()) {
      Condition was = known.getOrDefault(owner.owner(), Condition.OK);
      if (owner.condition() == was) {
        continue;
      }
      if (owner.condition() == Condition.OK) {
        LOG.info("[SECRETS_OWNER_RECOVERED] {}: its references are resolved", owner.owner());
      } else {
        LOG.warn(
            "[SECRETS_OWNER_DEGRADED] {}: {}: {}",
            owner.owner(),
            owner.condition() == Condition.STALE ? "serves its last values" : "has no value",
            owner.cause());
      }
    }
  }
}
