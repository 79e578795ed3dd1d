package ai.openclaw.core.doctor.internal.mend;

import ai.openclaw.api.doctor.Mend.SetJson;
import ai.openclaw.core.config.CredentialText;
import ai.openclaw.core.doctor.internal.text.Secrecy;
import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import ai.openclaw.lib.json5.Json5PathException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** JSON files of the state directory as they would be. */
final class StoreDrafts {
  private static final int LARGEST = 5_242_880;
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Path state;
  private final Map<Path, Content> before = new TreeMap<>();
  private final Map<Path, Json5Document> drafts = new HashMap<>();

  StoreDrafts(Path state) {
    this.state = state;
  }

  /** Makes all changes, or none. */
  void set(List<SetJson> actions) throws RefusedMendException {
    Map<Path, Json5Document> next = new HashMap<>(drafts);
    for (SetJson action : actions) {
      Path file = real(action.file());
      Optional<String> mistake = CredentialText.mistake(action.value());
      if (mistake.isPresent()) {
        throw new RefusedMendException(
            "the value for " + String.join(".", action.path()) + " " + mistake.get());
      }
      try {
        Json5Document draft = next.containsKey(file) ? next.get(file) : read(file);
        Json5Document changed = draft.set(action.path(), action.value());
        STRICT.readTree(changed.bytes());
        next.put(file, changed);
      } catch (Json5PathException | IOException | Json5Exception e) {
        throw new RefusedMendException(
            action.file() + " cannot be edited: it is not JSON, or has no such place");
      }
    }
    drafts.putAll(next);
  }

  /** The files that would change. */
  List<FileChange> changes() throws IOException {
    var changes = new ArrayList<FileChange>();
    for (Map.Entry<Path, Content> entry : before.entrySet()) {
      Json5Document draft = drafts.get(entry.getKey());
      if (draft != null && !new Content(draft.bytes()).equals(entry.getValue())) {
        changes.add(
            FileChange.of(
                entry.getKey(), entry.getValue(), new Content(draft.bytes()), Secrecy.ofStore()));
      }
    }
    return changes;
  }

  private Json5Document read(Path file) throws IOException, Json5Exception {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(LARGEST + 1);
    }
    if (content.length > LARGEST) {
      throw new IOException("too large");
    }
    STRICT.readTree(content);
    before.put(file, new Content(content));
    return Json5Document.parse(content);
  }

  private Path real(Path file) throws RefusedMendException {
    try {
      Path real = file.toRealPath();
      if (real.startsWith(state.toRealPath()) && Files.isRegularFile(real)) {
        return real;
      }
    } catch (IOException e) {
      throw new RefusedMendException(file + " cannot be read");
    }
    throw new RefusedMendException(file + " is no file of the state directory");
  }
}
