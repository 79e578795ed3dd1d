package ai.openclaw.core.planning.internal.apply;

import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.lib.journal.FileSet;
import ai.openclaw.lib.journal.StoreLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a projection: every file of it, or none. */
final class Commit {
  private static final Logger LOG = LoggerFactory.getLogger(Commit.class);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final ConfigWorkshop workshop;
  private final Locations locations;
  private final FileSet files;

  Commit(ConfigWorkshop workshop, Locations locations) {
    this.workshop = workshop;
    this.locations = locations;
    this.files = new FileSet(locations.run());
  }

  void run(Projection projection) throws ConfigInvalidException, IOException, InterruptedException {
    Map<Path, byte[]> stores = new LinkedHashMap<>();
    Map<Path, Optional<byte[]>> before = new LinkedHashMap<>();
    for (Map.Entry<Path, byte[]> entry : projection.stores().entrySet()) {
      Path file = destination(entry.getKey());
      stores.put(file, entry.getValue());
      before.put(file, projection.before().getOrDefault(entry.getKey(), Optional.empty()));
    }
    List<Path> locked =
        stores.keySet().stream()
            .filter(file -> file.endsWith(StateFiles.PROFILES))
            .filter(file -> file.getParent() != null && Files.isDirectory(file.getParent()))
            .toList();
    try (StoreLock held = StoreLock.take(locked)) {
      Objects.requireNonNull(held);
      workshop.edit(
          projection.edits(),
          projection.revision(),
          contents -> {
            Map<Path, byte[]> config = new LinkedHashMap<>();
            for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
              Path file = destination(entry.getKey());
              config.put(file, entry.getValue());
              before.put(
                  file,
                  Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty());
            }
            files.replace(FileSet.inOrder(List.of(config, stores)), before);
          });
      tighten();
    }
  }

  /** Links to stores and to the configuration are followed; that to a file of variables is not. */
  private static Path destination(Path file) throws IOException {
    return file.endsWith(".env") || !Files.exists(file) ? file : file.toRealPath();
  }

  private void tighten() {
    Path state = locations.state();
    try {
      if (state.getFileSystem().supportedFileAttributeViews().contains("posix")
          && !Files.getPosixFilePermissions(state).equals(OWNER_ONLY)) {
        Files.setPosixFilePermissions(state, OWNER_ONLY);
      }
    } catch (IOException e) {
      LOG.warn("{} could not be closed for other users: {}", state, e.getClass().getSimpleName());
    }
  }
}
