package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.Activity;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.secrets.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The credentials of one configuration before anything is resolved.
 *
 * @param active references in use, in the order of collection
 * @param candidates references of which one per group will be used
 * @param inactive references that are left alone, with the reason
 * @param plain values that stand in credential fields as they are, by dot path
 * @param diagnostics what to tell the operator
 */
public record Collected(
    List<Slot> active,
    List<Rival> candidates,
    List<Idle> inactive,
    Map<String, SecretValue> plain,
    List<Diagnostic> diagnostics) {
  /** Copies the lists; the map keeps its order because its maker hands it over. */
  public Collected {
    active = List.copyOf(active);
    candidates = List.copyOf(candidates);
    inactive = List.copyOf(inactive);
    diagnostics = List.copyOf(diagnostics);
  }

  /** The same with what other places than the configuration hold, after all else. */
  public Collected and(
      List<Slot> slots, Map<String, SecretValue> values, List<Diagnostic> remarks) {
    var allSlots = new ArrayList<>(active);
    allSlots.addAll(slots);
    var allValues = new LinkedHashMap<>(plain);
    allValues.putAll(values);
    var allRemarks = new ArrayList<>(diagnostics);
    allRemarks.addAll(remarks);
    return new Collected(allSlots, candidates, inactive, allValues, allRemarks);
  }

  /** A reference that competes with others of its group. */
  public record Rival(Slot slot, Activity.Candidate candidate) {}

  /** A reference that is left alone. */
  public record Idle(Slot slot, String reason) {
    /** What the operator is told about it. */
    public Diagnostic diagnostic() {
      return new Diagnostic("SECRETS_REF_IGNORED_INACTIVE_SURFACE", slot.text(), reason, true);
    }
  }
}
