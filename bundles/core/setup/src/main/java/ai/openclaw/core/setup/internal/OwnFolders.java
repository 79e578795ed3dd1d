package ai.openclaw.core.setup.internal;

import ai.openclaw.lib.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Makes folders and closes what is open to others. */
final class OwnFolders {
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private OwnFolders() {}

  /** The folder, made with mode 0700 where it is missing. */
  static void make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      AtomicFile.folder(folder);
    }
  }

  /** Whether others than the owner may do anything with it; false where that cannot be told. */
  static boolean open(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains);
  }

  /** Takes from others what they may do. */
  static void close(Path file) throws IOException {
    Set<PosixFilePermission> own = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    own.removeAll(OTHERS);
    Files.setPosixFilePermissions(file, own);
  }

  /** Writes new contents of files; what was there stays beside it as {@code <file>.bak}. */
  static void write(Map<Path, byte[]> contents) throws IOException {
    for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
      Path file = entry.getKey();
      make(file.resolveSibling(".").normalize());
      if (Files.exists(file)) {
        AtomicFile.write(Path.of(file + ".bak"), Files.readAllBytes(file));
      }
      AtomicFile.write(file, entry.getValue());
    }
  }
}
