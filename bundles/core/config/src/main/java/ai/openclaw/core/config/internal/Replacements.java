package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.internal.Origin.Place;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The first edits of a list as far as each replaces a value that none of the others touches, so
 * that they can be made all at once.
 *
 * @param count how many edits they are
 * @param values the new values by file and path there
 */
record Replacements(int count, Map<Path, Map<List<String>, JsonNode>> values) {
  static Replacements of(Loaded loaded, List<ConfigEdit> edits) {
    Map<Path, Map<List<String>, JsonNode>> values = new HashMap<>();
    Set<List<String>> taken = new HashSet<>();
    Set<List<String>> above = new HashSet<>();
    int count = 0;
    for (ConfigEdit edit : edits) {
      Optional<Place> place = place(loaded, edit);
      if (place.isEmpty() || meets(edit.path(), taken, above)) {
        break;
      }
      values
          .computeIfAbsent(place.get().file(), file -> new LinkedHashMap<>())
          .put(place.get().at(), ((ConfigEdit.Set) edit).value());
      count++;
    }
    return new Replacements(count, values);
  }

  private static Optional<Place> place(Loaded loaded, ConfigEdit edit) {
    if (!(edit instanceof ConfigEdit.Set)
        || edit.path().isEmpty()
        || Dots.find(loaded.source(), edit.path()).isMissingNode()) {
      return Optional.empty();
    }
    return loaded
        .origin()
        .target(edit.path())
        .filter(place -> loaded.files().containsKey(place.file()))
        .filter(
            place ->
                Optional.ofNullable(loaded.files().get(place.file()))
                    .flatMap(file -> file.document().find(place.at()))
                    .isPresent());
  }

  private static boolean meets(
      List<String> path, Set<List<String>> taken, Set<List<String>> above) {
    if (above.contains(path)) {
      return true;
    }
    for (int i = 1; i < path.size(); i++) {
      if (taken.contains(path.subList(0, i))) {
        return true;
      }
    }
    if (!taken.add(path)) {
      return true;
    }
    for (int i = 1; i < path.size(); i++) {
      above.add(path.subList(0, i));
    }
    return false;
  }
}
