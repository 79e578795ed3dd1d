package ai.openclaw.core.sweep.internal;

import ai.openclaw.core.planning.residue.CleanStep;
import ai.openclaw.core.planning.residue.CleanStep.Treatment;
import ai.openclaw.core.planning.residue.SweepRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Decides what cleaning does about a file. */
final class Treatments {
  private static final Pattern BACKUP = Pattern.compile(".*(?:\\.bak(?:\\.\\d+)?|~|\\.last-good)");
  private static final Pattern TEMPORARY = Pattern.compile(".*\\.tmp(?:[.-]?[A-Za-z0-9]+)*");
  private static final Pattern TEXT =
      Pattern.compile(
          ".*\\.(?:log|jsonl|ndjson|json|json5|txt|md|csv|ya?ml|out|err)(?:[.-]\\d+)*(?:\\.gz)?");

  private static final Pattern STATE = Pattern.compile(".*\\.(?:json5?|ya?ml)(?:\\.gz)?");

  /** A temporary file that is younger may be about to take the place of another file. */
  private static final Duration YOUNG = Duration.ofMinutes(1);

  private Treatments() {}

  /**
   * Decides.
   *
   * @param file the file
   * @param found what was found in it
   * @param root where it is
   * @param own whether secrets belong in it
   * @param open whether another program has it open
   */
  static CleanStep of(
      Path file, FileSearch.Found found, SweepRoot root, boolean own, boolean open) {
    String name = String.valueOf(file.getFileName());
    if (own) {
      return leave(
          file,
          "credentials are set here: openclaw secrets configure and apply change them, comments you");
    }
    if (!root.cleanable()) {
      return leave(file, "files of this folder are not changed; take the value out by hand");
    }
    if (BACKUP.matcher(name).matches()) {
      return new CleanStep(file, Treatment.DELETE, "a backup");
    }
    if (TEMPORARY.matcher(name).matches()) {
      return open || young(file)
          ? leave(file, "a temporary file that is in use; try again in a minute")
          : new CleanStep(file, Treatment.DELETE, "a temporary file that was left behind");
    }
    if (!found.text() || !TEXT.matcher(name).matches()) {
      return leave(file, "no text of a known kind; delete it or take the value out by hand");
    }
    if (!open) {
      return new CleanStep(
          file,
          Treatment.REWRITE,
          STATE.matcher(name).matches()
              ? "data of a program, which will find [removed] instead"
              : "text");
    }
    return found.packed()
        ? leave(file, "it is in use; try again later")
        : new CleanStep(file, Treatment.MASK, "text that a running program has open");
  }

  static CleanStep leave(Path file, String reason) {
    return new CleanStep(file, Treatment.LEAVE, reason);
  }

  private static boolean young(Path file) {
    try {
      Instant written = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
      return written.isAfter(Instant.now().minus(YOUNG));
    } catch (IOException gone) {
      return true;
    }
  }
}
