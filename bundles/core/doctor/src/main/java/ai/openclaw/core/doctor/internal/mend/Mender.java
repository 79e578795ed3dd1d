package ai.openclaw.core.doctor.internal.mend;

import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigRepair;
import ai.openclaw.core.config.ConfigRepair.Inspection;
import ai.openclaw.core.config.CredentialFields;
import ai.openclaw.core.doctor.internal.examine.Found;
import ai.openclaw.core.doctor.internal.mend.Writing.Replacement;
import ai.openclaw.core.host.Locations;
import ai.openclaw.lib.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Plans a fix, makes it, and takes it back. */
public final class Mender {
  private final Planner planner;
  private final Writing writing;
  private final Undo undo;
  private final Clock clock;

  /**
   * Creates it.
   *
   * @param fields knows what is not to be shown
   * @param clock for the note of the fix
   */
  public Mender(ConfigRepair repair, CredentialFields fields, Locations locations, Clock clock) {
    this.planner = new Planner(repair, fields, locations);
    this.writing = new Writing(repair, locations);
    this.undo = new Undo(writing);
    this.clock = clock;
  }

  /** Finishes or undoes what a killed process left. */
  public void recover() {
    writing.recover();
  }

  /**
   * What would be done.
   *
   * @throws ConfigInvalidException when the configuration has changed since it was looked at
   * @throws IOException when a file cannot be read
   */
  public MendPlan plan(Inspection now, List<Found> found)
      throws ConfigInvalidException, IOException {
    return planner.plan(now, found);
  }

  /**
   * Does it: every file has its new content, or none.
   *
   * @throws ConfigInvalidException when a file has changed since, or cannot be written
   * @throws IOException the same
   */
  public void apply(MendPlan plan)
      throws ConfigInvalidException, IOException, InterruptedException {
    List<Replacement> replacements =
        plan.files().stream()
            .map(change -> new Replacement(change.file(), change.before(), change.after()))
            .toList();
    for (FileChange change : plan.keptBeside()) {
      AtomicFile.write(change.beside(), change.before().bytes());
    }
    writing.write(
        plan.edits(),
        plan.fingerprint(),
        contents -> asPlanned(plan, contents),
        replacements,
        FixRecord.of(plan, clock.instant()).bytes());
    for (ModeChange mode : plan.modes()) {
      Files.setPosixFilePermissions(mode.file(), mode.to());
    }
  }

  /**
   * Takes the last fix back.
   *
   * @return the files that are as before, and what could not be taken back
   */
  public Undo.Outcome undo(Inspection now)
      throws ConfigInvalidException, IOException, InterruptedException {
    return undo.run(now.fingerprint());
  }

  private static void asPlanned(MendPlan plan, Map<Path, byte[]> contents) throws IOException {
    for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
      Path file = entry.getKey().toRealPath();
      if (plan.config().stream()
          .noneMatch(
              change ->
                  change.file().equals(file)
                      && change.after().equals(new Content(entry.getValue())))) {
        throw new IOException(file + " was changed by someone else meanwhile");
      }
    }
  }
}
