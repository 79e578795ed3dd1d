package ai.openclaw.core.doctor.internal.mend;

import ai.openclaw.api.doctor.Mend.ReplaceText;
import ai.openclaw.lib.files.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files that are no JSON as they would be. */
final class TextDrafts {
  private static final int LARGEST = 262_144;

  private final Map<Path, Content> before = new TreeMap<>();
  private final Map<Path, Content> after = new TreeMap<>();

  /**
   * Takes all new texts, or none.
   *
   * @param trusted whether they come from the distribution
   */
  void set(List<ReplaceText> actions, boolean trusted) throws RefusedMendException {
    Map<Path, Content> old = new TreeMap<>();
    Map<Path, Content> wanted = new TreeMap<>();
    for (ReplaceText action : actions) {
      Path file = action.file();
      if (!trusted) {
        throw new RefusedMendException(file + " is changed for the distribution only");
      }
      var text = new Content(action.text().getBytes(StandardCharsets.UTF_8));
      if (after.containsKey(file) && !text.equals(after.get(file))) {
        throw new RefusedMendException("another fix gives " + file + " another text");
      }
      old.put(file, read(file));
      wanted.put(file, text);
    }
    before.putAll(old);
    after.putAll(wanted);
  }

  /** The files that would change. */
  List<FileChange> changes() {
    var changes = new ArrayList<FileChange>();
    before.forEach(
        (file, old) -> {
          Content text = after.getOrDefault(file, old);
          if (!text.equals(old)) {
            changes.add(TextChange.of(file, old, text));
          }
        });
    return changes;
  }

  private static Content read(Path file) throws RefusedMendException {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new RefusedMendException(file + " is no file that can be changed");
      }
      if (!OwnerOnly.mine(file)) {
        throw new RefusedMendException(file + " belongs to another user");
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] content = in.readNBytes(LARGEST + 1);
        if (content.length <= LARGEST) {
          return new Content(content);
        }
      }
    } catch (IOException e) {
      throw new RefusedMendException(file + " cannot be read");
    }
    throw new RefusedMendException(file + " is too large");
  }
}
