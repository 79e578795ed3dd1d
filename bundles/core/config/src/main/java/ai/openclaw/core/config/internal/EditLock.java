package ai.openclaw.core.config.internal;

import ai.openclaw.lib.files.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps the editors of one state directory apart, in this process and between processes. */
final class EditLock {
  private final Path file;

  /**
   * Creates it.
   *
   * @param folder the folder of locks
   */
  EditLock(Path folder) {
    this.file = folder.resolve("config.lock");
  }

  /**
   * Takes it; closing gives it back. Another process is waited for; another thread of this one is
   * not.
   *
   * @throws IOException when it cannot be had
   */
  FileChannel take() throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      AtomicFile.folder(folder);
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.lock() == null) {
        throw new IOException("the configuration is locked");
      }
      return channel;
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException("another change of the configuration is under way; try again", e);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }
}
