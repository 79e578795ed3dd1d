package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.CredentialNames;
import ai.openclaw.core.config.internal.Origin.Place;
import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import ai.openclaw.lib.json5.Json5PathException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns edits of the merged configuration into new contents of the files that own the paths. */
final class EditPlanner {
  /** The release whose files we share; stamps never claim a later one. */
  static final String REFERENCE_VERSION = "2026.4.29";

  private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");

  private final Candidates candidates;
  private final OwnKeys ownKeys;
  private final Clock clock;

  /**
   * Creates it.
   *
   * @param ownKeys which paths belong into {@value ConfigFiles#OWN_FILE}
   */
  EditPlanner(Candidates candidates, OwnKeys ownKeys, Clock clock) {
    this.candidates = candidates;
    this.ownKeys = ownKeys;
    this.clock = clock;
  }

  /**
   * The files as they are after the edits.
   *
   * @param loaded the files as they are
   * @param contents new contents of files
   * @param credentials whether a plaintext credential is removed or replaced
   */
  record Plan(Loaded loaded, Map<Path, Json5Document> contents, boolean credentials) {}

  /** What edits lead to; the stamps that are there are renewed. */
  Plan plan(Loaded start, List<ConfigEdit> edits) throws ConfigInvalidException {
    Plan plan = planUnstamped(start, edits);
    if (plan.contents().isEmpty()) {
      return plan;
    }
    Map<Path, Json5Document> contents = new LinkedHashMap<>(plan.contents());
    stamp(plan.loaded(), contents);
    return new Plan(candidates.load(contents), Map.copyOf(contents), plan.credentials());
  }

  /** What edits lead to when nothing else changes. */
  Plan planUnstamped(Loaded start, List<ConfigEdit> edits) throws ConfigInvalidException {
    Map<Path, Json5Document> contents = new LinkedHashMap<>();
    Loaded loaded = start;
    boolean credentials = false;
    Predicate<List<String>> own = ownKeys.now();
    EditBatch.Places places = (files, edit) -> places(files, edit, own);
    int next = 0;
    while (next < edits.size()) {
      EditBatch batch = EditBatch.first(loaded, edits.subList(next, edits.size()), places);
      for (ConfigEdit edit : edits.subList(next, next + batch.count())) {
        credentials |= replacesCredential(loaded.source(), edit);
      }
      next += batch.count();
      boolean changed = false;
      for (Path file : batch.files()) {
        Json5Document before = document(loaded, file);
        Json5Document after = apply(before, batch, file);
        if (!after.text().equals(before.text())) {
          contents.put(file, after);
          changed = true;
        }
      }
      if (changed) {
        loaded = candidates.load(contents);
      }
    }
    contents.entrySet().removeIf(entry -> same(start, entry.getKey(), entry.getValue()));
    return new Plan(loaded, Map.copyOf(contents), credentials);
  }

  private static boolean same(Loaded start, Path path, Json5Document document) {
    SourceFile file = start.files().get(path);
    return file != null && file.document().text().equals(document.text());
  }

  private List<Place> places(Loaded loaded, ConfigEdit edit, Predicate<List<String>> own)
      throws ConfigInvalidException {
    List<String> path = edit.path();
    boolean exists = !Dots.find(loaded.source(), path).isMissingNode();
    if (edit instanceof ConfigEdit.Remove) {
      return exists ? loaded.origin().all(path) : List.of();
    }
    if (!exists && own.test(path)) {
      return List.of(new Place(ConfigFiles.ownFile(loaded.main()), path));
    }
    Optional<Place> place = loaded.origin().target(path);
    if (place.isEmpty()) {
      throw refused(
          "CONFIG_INCLUDE_OWNED",
          path,
          "Config write would flatten $include-owned config at "
              + Dots.join(path)
              + "; edit the included files, or a field inside it");
    }
    return List.of(place.get());
  }

  private Json5Document apply(Json5Document document, EditBatch batch, Path file)
      throws ConfigInvalidException {
    try {
      return batch.apply(document, file);
    } catch (Json5PathException e) {
      throw refused("CONFIG_PATH", e.path(), "Cannot be edited: " + e.getMessage());
    }
  }

  private static Json5Document document(Loaded loaded, Path file) {
    SourceFile known = loaded.files().get(file);
    if (known != null) {
      return known.document();
    }
    try {
      return Json5Document.parse("{}\n");
    } catch (Json5Exception e) {
      throw new IllegalStateException("an empty object is JSON5", e);
    }
  }

  /** Renews the stamps that are there, in the files that change anyway. */
  private void stamp(Loaded loaded, Map<Path, Json5Document> contents)
      throws ConfigInvalidException {
    String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    stamp(loaded, contents, List.of("meta", "lastTouchedAt"), now);
    List<String> version = List.of("meta", "lastTouchedVersion");
    if (!later(Dots.find(loaded.source(), version).asText())) {
      stamp(loaded, contents, version, REFERENCE_VERSION);
    }
  }

  private void stamp(
      Loaded loaded, Map<Path, Json5Document> contents, List<String> path, String text)
      throws ConfigInvalidException {
    if (!Dots.find(loaded.source(), path).isTextual()) {
      return;
    }
    JsonNode value = JsonNodeFactory.instance.textNode(text);
    Optional<Place> place = loaded.origin().target(path);
    if (place.isPresent() && contents.containsKey(place.get().file())) {
      Json5Document document = contents.get(place.get().file());
      try {
        contents.put(place.get().file(), document.set(place.get().at(), value));
      } catch (Json5PathException e) {
        throw refused("CONFIG_PATH", path, "Cannot be edited: " + e.getMessage());
      }
    }
  }

  private static boolean later(String version) {
    Matcher there = VERSION.matcher(version);
    Matcher ours = VERSION.matcher(REFERENCE_VERSION);
    if (!there.lookingAt() || !ours.lookingAt()) {
      return false;
    }
    int order = 0;
    for (int i = 1; order == 0 && i <= ours.groupCount(); i++) {
      order = Integer.compare(Integer.parseInt(there.group(i)), Integer.parseInt(ours.group(i)));
    }
    return order > 0;
  }

  /** A backup would keep the very value that the edit takes away. */
  static boolean replacesCredential(JsonNode source, ConfigEdit edit) {
    JsonNode old = Dots.find(source, edit.path());
    boolean stays = edit instanceof ConfigEdit.Set set && set.value().equals(old);
    return !stays && holdsCredential(old, CredentialNames.matches(edit.path()));
  }

  private static boolean holdsCredential(JsonNode node, boolean named) {
    if (node.isTextual()) {
      return named && !node.textValue().isBlank();
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        if (holdsCredential(element, named)) {
          return true;
        }
      }
    }
    return node.properties().stream()
        .anyMatch(
            member -> holdsCredential(member.getValue(), CredentialNames.matches(member.getKey())));
  }

  private ConfigInvalidException refused(String code, List<String> path, String message) {
    return new ConfigInvalidException(
        candidates.main(), List.of(ConfigIssue.at(code, Dots.join(path), message)));
  }
}
