package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigIssue.Position;
import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Position;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the files held at one moment.
 *
 * @param main the main file
 * @param files every file that takes part
 * @param source the merged values
 * @param origin where each of them comes from
 * @param warnings what is odd about the files
 */
record Loaded(
    Path main,
    Map<Path, SourceFile> files,
    ObjectNode source,
    Origin origin,
    List<ConfigIssue> warnings) {

  boolean exists() {
    return files.containsKey(main);
  }

  /** The revision of the main file. */
  String revision() {
    SourceFile file = files.get(main);
    return file == null ? Revision.NONE : file.revision();
  }

  /** One name for the content of all files. */
  String fingerprint() {
    Map<Path, String> revisions = new TreeMap<>();
    files.forEach((path, file) -> revisions.put(path, file.revision()));
    return Revision.of(revisions);
  }

  /** Where a path is written: its key, or the deepest of its parents that exists. */
  Optional<Position> position(List<String> path) {
    Origin.Place place = origin.shown(path);
    SourceFile file = files.get(place.file());
    if (file == null) {
      return Optional.empty();
    }
    Json5Document document = file.document();
    List<String> at = place.at();
    while (!at.isEmpty() && document.find(at).isEmpty()) {
      at = at.subList(0, at.size() - 1);
    }
    Json5Position position =
        document.positionOfKey(at).orElseGet(() -> document.position(document.root().start()));
    return Optional.of(new Position(file.path(), position.line(), position.column()));
  }
}
