package ai.openclaw.core.planning.internal.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A plan whose form is right.
 *
 * @param targets each field once, the last one of the file counts
 * @param upserts providers to add or replace, by alias
 * @param deletes aliases of providers to remove
 * @param options what to scrub
 */
public record Plan(
    List<PlanTarget> targets,
    Map<String, ObjectNode> upserts,
    List<String> deletes,
    Options options) {
  /** Copies the lists; the map keeps its order because its maker hands it over. */
  public Plan {
    targets = List.copyOf(targets);
    deletes = List.copyOf(deletes);
  }

  /**
   * What to scrub.
   *
   * @param env lines of {@code .env} whose value moved
   * @param profiles plaintext of providers whose key moved
   * @param profileRefs references of such providers, too
   * @param legacyAuth keys in old stores
   */
  public record Options(boolean env, boolean profiles, boolean profileRefs, boolean legacyAuth) {}

  /** Whether carrying it out takes more consent than there is. */
  public boolean exceeds(Consent consent) {
    return targets.stream().anyMatch(target -> consent.lacksFor(target.ref().source()))
        || upserts.values().stream().anyMatch(it -> consent.lacksFor(it.path("source").asText()));
  }

  /** The settings may hold values for an outside program, so none is shown. */
  @Override
  public String toString() {
    return "Plan[" + targets.size() + " targets]";
  }
}
