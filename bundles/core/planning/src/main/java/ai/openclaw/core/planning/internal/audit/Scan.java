package ai.openclaw.core.planning.internal.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What the scans of one audit collect. Used by one thread. */
final class Scan {
  private final List<Finding> findings = new ArrayList<>();
  private final List<FoundRef> refs = new ArrayList<>();
  private final Set<String> files = new TreeSet<>();
  private final Map<String, Set<String>> stored = new LinkedHashMap<>();
  private final Optional<KnownValues> values;

  /**
   * Starts empty.
   *
   * @param values takes the values that the audit comes across; empty when nobody needs them
   */
  Scan(Optional<KnownValues> values) {
    this.values = values;
  }

  /** The scan came across a value. */
  void known(Path file, String path, Supplier<JsonNode> value) {
    values.ifPresent(list -> list.add(file, path, value.get()));
  }

  void found(Finding finding) {
    findings.add(finding);
  }

  void ref(FoundRef ref) {
    refs.add(ref);
  }

  void looked(Path file) {
    files.add(file.toString());
  }

  /** A store has a usable credential of a provider. */
  void usable(String provider, String mode) {
    stored.computeIfAbsent(provider, key -> new LinkedHashSet<>()).add(mode);
  }

  List<Finding> findings() {
    return findings;
  }

  List<FoundRef> refs() {
    return refs;
  }

  Set<String> files() {
    return files;
  }

  /** The kinds of usable credentials that stores have for a provider. */
  Set<String> usable(String provider) {
    return stored.getOrDefault(provider, Set.of());
  }
}
