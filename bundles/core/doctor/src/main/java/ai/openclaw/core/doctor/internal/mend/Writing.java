package ai.openclaw.core.doctor.internal.mend;

import ai.openclaw.core.config.ConfigCommit;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigRepair;
import ai.openclaw.core.host.Locations;
import ai.openclaw.lib.journal.FileSet;
import ai.openclaw.lib.journal.StoreLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Puts new contents in place of files as one, while no other editor can be at work on them. */
final class Writing {
  private static final String PROFILES = "auth-profiles.json";

  private final ConfigRepair repair;
  private final Locations locations;
  private final FileSet files;

  Writing(ConfigRepair repair, Locations locations) {
    this.repair = repair;
    this.locations = locations;
    this.files = new FileSet(locations.run());
  }

  /** A file to be replaced. */
  record Replacement(Path file, Content before, Content after) {}

  /** Finishes or undoes what a killed process left. */
  void recover() {
    files.recover();
  }

  /** Where the last fix is noted. */
  Path note() {
    return locations.state().resolve("doctor").resolve("last-fix.json");
  }

  /**
   * Writes everything or nothing; modes stay as they are.
   *
   * @param edits the edits of the configuration that the replacements come from
   * @param fingerprint the state of the configuration they were made for
   * @param check looks at what the edits lead to now
   * @param replacements the files, each of which must still be as it was
   * @param record the note of the fix
   */
  void write(
      List<ConfigEdit> edits,
      String fingerprint,
      ConfigCommit check,
      List<Replacement> replacements,
      byte[] record)
      throws ConfigInvalidException, IOException, InterruptedException {
    Map<Path, Set<PosixFilePermission>> modes = modes(replacements);
    List<Path> stores =
        replacements.stream().map(Replacement::file).filter(f -> f.endsWith(PROFILES)).toList();
    ConfigCommit commit =
        contents -> {
          check.write(contents);
          replace(replacements, record);
        };
    try (StoreLock held = StoreLock.take(stores)) {
      Objects.requireNonNull(held);
      if (edits.isEmpty() && fingerprint.isEmpty()) {
        commit.write(Map.of());
      } else {
        repair.mend(edits, fingerprint, commit);
      }
      for (Map.Entry<Path, Set<PosixFilePermission>> mode : modes.entrySet()) {
        Files.setPosixFilePermissions(mode.getKey(), mode.getValue());
      }
    }
  }

  private void replace(List<Replacement> replacements, byte[] record) throws IOException {
    Map<Path, byte[]> contents = new LinkedHashMap<>();
    Map<Path, Optional<byte[]>> before = new HashMap<>();
    for (Replacement one : replacements) {
      contents.put(one.file(), one.after().bytes());
      before.put(one.file(), Optional.of(one.before().bytes()));
    }
    contents.put(note(), record);
    before.put(
        note(),
        Files.exists(note(), LinkOption.NOFOLLOW_LINKS)
            ? Optional.of(Files.readAllBytes(note()))
            : Optional.empty());
    files.replace(contents, before);
  }

  private static Map<Path, Set<PosixFilePermission>> modes(List<Replacement> replacements)
      throws IOException {
    Map<Path, Set<PosixFilePermission>> modes = new HashMap<>();
    for (Path file : replacements.stream().map(Replacement::file).toList()) {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        modes.put(file, Files.getPosixFilePermissions(file));
      }
    }
    return modes;
  }
}
