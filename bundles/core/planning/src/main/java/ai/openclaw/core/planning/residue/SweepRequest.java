package ai.openclaw.core.planning.residue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is searched for, and where. Immutable.
 *
 * @param secrets the values; one may belong to several fields
 * @param markers texts that stand for a value and are none
 * @param roots where to look
 * @param own files in which secrets belong, by absolute path
 * @param run the folder of locks
 */
public record SweepRequest(
    List<KnownSecret> secrets,
    Set<String> markers,
    List<SweepRoot> roots,
    Map<Path, OwnPlaces> own,
    Path run) {
  /** Copies the collections. */
  public SweepRequest {
    secrets = List.copyOf(secrets);
    markers = Set.copyOf(markers);
    roots = List.copyOf(roots);
    own = Map.copyOf(own);
  }

  @Override
  public String toString() {
    return "SweepRequest[" + roots + "]";
  }
}
