package ai.openclaw.core.doctor.internal.mend;

import ai.openclaw.core.doctor.internal.text.Hunk;
import ai.openclaw.core.doctor.internal.text.Hunks;
import ai.openclaw.core.doctor.internal.text.Secrecy;
import ai.openclaw.core.doctor.internal.text.Splice;
import ai.openclaw.core.doctor.internal.text.Spots;
import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file with new content.
 *
 * @param file the file itself, links followed
 * @param before what it holds
 * @param after what it shall hold
 * @param differences what changes, fit to be shown
 * @param undo how the old content comes back; empty when a credential would have to be kept for it
 */
public record FileChange(
    Path file,
    Content before,
    Content after,
    List<Difference> differences,
    Optional<List<Splice>> undo) {

  /**
   * One piece that changes.
   *
   * @param path the value, with dots
   * @param line where it begins now, from 1
   * @param before the old text, credentials and comments hidden
   * @param after the new one
   */
  public record Difference(String path, int line, String before, String after) {}

  /** Where the old content is kept, when it is. */
  public Path beside() {
    return file.resolveSibling(file.getFileName() + ".bak");
  }

  static FileChange of(Path file, Content before, Content after, Secrecy secrecy)
      throws IOException {
    Json5Document old = parse(file, before);
    Json5Document now = parse(file, after);
    Spots oldSpots = Spots.of(old, secrecy);
    Spots newSpots = Spots.of(now, secrecy);
    List<Hunk> hunks = Hunks.between(old, now);
    var differences = new ArrayList<Difference>();
    boolean recordable = true;
    for (Hunk hunk : hunks) {
      recordable &= !oldSpots.touch(hunk.beforeStart(), hunk.beforeEnd());
      differences.add(
          new Difference(
              String.join(".", hunk.path()),
              old.position(hunk.beforeStart()).line(),
              oldSpots.show(hunk.beforeStart(), hunk.beforeEnd()),
              newSpots.show(hunk.afterStart(), hunk.afterEnd())));
    }
    return new FileChange(
        file,
        before,
        after,
        List.copyOf(differences),
        recordable ? Optional.of(Splice.of(hunks, old)) : Optional.empty());
  }

  private static Json5Document parse(Path file, Content content) throws IOException {
    try {
      return Json5Document.parse(content.bytes());
    } catch (Json5Exception e) {
      throw new IOException(file + " is not JSON5", e);
    }
  }
}
