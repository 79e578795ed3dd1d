package ai.openclaw.core.config.internal;

import ai.openclaw.lib.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts new contents in place of files: each file as a whole, all of them or none. */
final class ConfigWriter {
  private final Replacer replacer;

  ConfigWriter(Replacer replacer) {
    this.replacer = replacer;
  }

  /** Replaces the content of one file atomically. */
  @FunctionalInterface
  interface Replacer {
    /** The way to do it. */
    Replacer ATOMIC = AtomicFile::write;

    void replace(Path file, byte[] content) throws IOException;
  }

  /** What was in a file before. */
  private record Before(Path file, Optional<byte[]> content, Set<PosixFilePermission> mode) {}

  /**
   * Writes files. Mode and owner stay; a symbolic link stays, too, its target is written. When one
   * cannot be written, those before it get their old content back.
   *
   * @param contents the new contents
   * @param backup whether the old contents are kept in {@code <file>.bak}
   */
  void write(Map<Path, byte[]> contents, boolean backup) throws IOException {
    Deque<Before> written = new ArrayDeque<>();
    try {
      for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
        Before before = before(entry.getKey());
        if (backup && before.content().isPresent()) {
          Path file = before.file();
          replacer.replace(
              file.resolveSibling(file.getFileName() + ".bak"), before.content().get());
        }
        written.push(before);
        replace(before, entry.getValue());
      }
    } catch (IOException | RuntimeException failure) {
      undo(written, failure);
      throw failure;
    }
  }

  private void replace(Before before, byte[] content) throws IOException {
    replacer.replace(before.file(), content);
    if (!before.mode().isEmpty()) {
      Files.setPosixFilePermissions(before.file(), before.mode());
    }
  }

  private void undo(Deque<Before> written, Exception failure) {
    for (Before before : written) {
      try {
        if (before.content().isEmpty()) {
          Files.deleteIfExists(before.file());
        } else if (!Arrays.equals(Files.readAllBytes(before.file()), before.content().get())) {
          replace(before, before.content().get());
        }
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }

  private static Before before(Path named) throws IOException {
    try {
      Path file = named.toRealPath();
      if (!Files.isWritable(file)) {
        throw new IOException("the file is read-only");
      }
      boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      Set<PosixFilePermission> mode = posix ? Files.getPosixFilePermissions(file) : Set.of();
      return new Before(file, Optional.of(Files.readAllBytes(file)), mode);
    } catch (NoSuchFileException e) {
      Path folder = named.toAbsolutePath().getParent();
      if (folder != null) {
        AtomicFile.folder(folder);
      }
      return new Before(named, Optional.empty(), Set.of());
    }
  }

  /**
   * Deletes what a killed process left beside files; only while no other writer can be at work.
   *
   * @param files the files whose folders are looked through
   */
  static void sweep(Set<Path> files) throws IOException {
    Set<Path> real = new HashSet<>();
    for (Path file : files) {
      real.add(Files.exists(file) ? file.toRealPath() : file);
    }
    for (Path file : real) {
      AtomicFile.sweep(file);
      AtomicFile.sweep(file.resolveSibling(file.getFileName() + ".bak"));
    }
  }
}
