package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.Activity;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.secrets.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The credentials of one configuration before anything is resolved.
 *
 * @param active references in use, in the order of collection
 * @param candidates owners of which one per group will serve
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

  /**
   * An owner that competes with others of its group.
   *
   * @param name what the configuration calls it
   * @param path the field of its credential
   * @param slot the reference in that field
   * @param plain whether the field holds a plain value
   * @param candidate its group and place
   * @param allowed the variables that an environment reference may name; empty when any
   * @param chosen whether the configuration names it
   */
  public record Rival(
      String name,
      List<String> path,
      Optional<Slot> slot,
      boolean plain,
      Activity.Candidate candidate,
      Set<String> allowed,
      boolean chosen) {
    /** Copies the collections. */
    public Rival {
      path = List.copyOf(path);
      allowed = Set.copyOf(allowed);
    }

    Rival choose() {
      return new Rival(name, path, slot, plain, candidate, allowed, true);
    }
  }

  /** A reference that is left alone. */
  public record Idle(Slot slot, String reason) {
    /** What the operator is told about it. */
    public Diagnostic diagnostic() {
      return new Diagnostic("SECRETS_REF_IGNORED_INACTIVE_SURFACE", slot.text(), reason, true);
    }
  }
}
