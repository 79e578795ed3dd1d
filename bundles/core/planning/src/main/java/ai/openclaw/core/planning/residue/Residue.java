package ai.openclaw.core.planning.residue;

import java.nio.file.Path;
import java.util.List;

/**
 * Copies of one secret in one file, in one form. Holds no value. Immutable.
 *
 * @param file the file
 * @param of the fields the value belongs to, at least one
 * @param form what wrote it: {@code plain}, {@code json}, {@code url}, {@code markup}, {@code hex}
 *     or {@code base64}
 * @param count how many copies
 * @param offset where the first one begins, in bytes of the content
 * @param line the line of the first one from 1; 0 in a file that is no text
 * @param packed whether the content had to be unpacked
 * @param exposed whether others than the owner may read the file
 */
public record Residue(
    Path file,
    List<SecretPlace> of,
    String form,
    long count,
    long offset,
    long line,
    boolean packed,
    boolean exposed) {
  /** Copies the list. */
  public Residue {
    of = List.copyOf(of);
  }
}
