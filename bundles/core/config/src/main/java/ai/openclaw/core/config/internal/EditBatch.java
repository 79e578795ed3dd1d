package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.internal.Origin.Place;
import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5PathException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The first edits of a list that can be made all at once: they set, or they remove, and none
 * touches what another one does.
 */
final class EditBatch {
  private final Map<Path, Map<List<String>, JsonNode>> values = new LinkedHashMap<>();
  private final Map<Path, Set<List<String>>> removals = new LinkedHashMap<>();
  private final Reach reach = new Reach();
  private final Map<Path, Reach> reaches = new HashMap<>();
  private int count;

  private EditBatch() {}

  /** Finds the places that an edit changes in files. */
  @FunctionalInterface
  interface Places {
    List<Place> of(Loaded loaded, ConfigEdit edit) throws ConfigInvalidException;
  }

  /**
   * Takes at least one edit.
   *
   * @param edits what is to be done, not empty
   * @throws ConfigInvalidException when the first edit has no place
   */
  static EditBatch first(Loaded loaded, List<ConfigEdit> edits, Places places)
      throws ConfigInvalidException {
    var batch = new EditBatch();
    Class<?> kind = edits.get(0).getClass();
    for (ConfigEdit edit : edits) {
      boolean shifting = shifts(loaded, edit);
      boolean alone = batch.count > 0 && (shifting || edit.getClass() != kind);
      if (alone || !batch.add(loaded, edit, places) || shifting) {
        break;
      }
    }
    return batch;
  }

  // What goes from a list, or comes to one, changes what the indexes of other edits mean.
  private static boolean shifts(Loaded loaded, ConfigEdit edit) {
    List<String> path = edit.path();
    for (int i = 0; i < path.size(); i++) {
      JsonNode parent = Dots.find(loaded.source(), path.subList(0, i));
      boolean last = i == path.size() - 1;
      boolean changes =
          edit instanceof ConfigEdit.Remove
              ? last
              : Dots.find(parent, path.subList(i, i + 1)).isMissingNode();
      if (parent.isArray() && changes) {
        return true;
      }
    }
    return false;
  }

  private boolean add(Loaded loaded, ConfigEdit edit, Places places) throws ConfigInvalidException {
    List<Place> found;
    try {
      found = places.of(loaded, edit);
    } catch (ConfigInvalidException refused) {
      if (count == 0) {
        throw refused;
      }
      // An edit before it may make its place; else it is refused as the first of the next batch.
      return false;
    }
    if (!reach.free(edit.path()) || !free(found)) {
      return false;
    }
    for (Place place : found) {
      reaches.computeIfAbsent(place.file(), file -> new Reach()).take(place.at());
      if (edit instanceof ConfigEdit.Set set) {
        values
            .computeIfAbsent(place.file(), file -> new LinkedHashMap<>())
            .put(place.at(), set.value());
      } else {
        removals.computeIfAbsent(place.file(), file -> new LinkedHashSet<>()).add(place.at());
      }
    }
    reach.take(edit.path());
    count++;
    return true;
  }

  private boolean free(List<Place> places) {
    return places.stream()
        .allMatch(
            place ->
                Optional.ofNullable(reaches.get(place.file()))
                    .map(known -> known.free(place.at()))
                    .orElse(true));
  }

  /** How many edits it is. */
  int count() {
    return count;
  }

  /** The files that change. */
  Set<Path> files() {
    var files = new LinkedHashSet<>(values.keySet());
    files.addAll(removals.keySet());
    return files;
  }

  /** Makes the edits of a file. */
  Json5Document apply(Json5Document document, Path file) throws Json5PathException {
    return document
        .setAll(values.getOrDefault(file, Map.of()))
        .removeAll(removals.getOrDefault(file, Set.of()));
  }

  /** Paths, none of which lies within another one. */
  private static final class Reach {
    private final Set<List<String>> taken = new HashSet<>();
    private final Set<List<String>> above = new HashSet<>();

    boolean free(List<String> path) {
      if (above.contains(path) || taken.contains(path)) {
        return false;
      }
      for (int i = 0; i < path.size(); i++) {
        if (taken.contains(path.subList(0, i))) {
          return false;
        }
      }
      return true;
    }

    void take(List<String> path) {
      taken.add(path);
      for (int i = 0; i < path.size(); i++) {
        above.add(path.subList(0, i));
      }
    }
  }
}
