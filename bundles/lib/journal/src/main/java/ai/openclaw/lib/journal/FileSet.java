package ai.openclaw.lib.journal;

import ai.openclaw.lib.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces several files as one: whenever the process is killed, the next one makes all of them new
 * or leaves all of them old. New files have mode 0600.
 */
public final class FileSet {
  private static final Logger LOG = LoggerFactory.getLogger(FileSet.class);

  private static final String LOCK = "secrets-apply.lock";

  private final Path folder;
  private final Path note;

  /**
   * Creates it.
   *
   * @param folder the folder of locks of the state directory
   */
  public FileSet(Path folder) {
    this.folder = folder;
    this.note = folder.resolve("secrets-apply.json");
  }

  /**
   * Replaces files.
   *
   * @param contents the new contents; a symbolic link is replaced, not followed
   * @param before what each file must still hold
   * @throws IOException when it fails; then every file is as it was, as far as that can be done
   */
  public void replace(Map<Path, byte[]> contents, Map<Path, Optional<byte[]>> before)
      throws IOException {
    AtomicFile.folder(folder);
    try (FileChannel channel = open();
        FileLock held = lock(channel)) {
      Objects.requireNonNull(held);
      finish();
      for (Map.Entry<Path, Optional<byte[]>> entry : before.entrySet()) {
        if (!same(entry.getKey(), entry.getValue())) {
          throw new IOException(entry.getKey() + " was changed by someone else meanwhile");
        }
      }
      write(contents, before);
    }
  }

  /** Finishes or undoes what a killed process left. */
  public void recover() {
    if (!Files.exists(note) && !Files.exists(folder.resolve(LOCK))) {
      return;
    }
    try (FileChannel channel = open();
        FileLock held = lock(channel)) {
      Objects.requireNonNull(held);
      finish();
    } catch (IOException e) {
      if (Files.exists(note)) {
        LOG.warn("a change of files is not finished yet: {}", e.getMessage());
      }
    }
  }

  private void write(Map<Path, byte[]> contents, Map<Path, Optional<byte[]>> before)
      throws IOException {
    var entries = new ArrayList<Journal.Entry>();
    for (Path target : contents.keySet()) {
      Path parent = Objects.requireNonNull(target.toAbsolutePath().getParent());
      AtomicFile.folder(parent);
      entries.add(Journal.Entry.of(parent.resolve("." + UUID.randomUUID() + ".apply.tmp"), target));
    }
    var moved = new LinkedHashMap<Path, Set<PosixFilePermission>>();
    try {
      new Journal(false, entries).write(note);
      for (Journal.Entry entry : entries) {
        create(entry, Objects.requireNonNull(contents.get(entry.target())));
      }
      new Journal(true, entries).write(note);
      for (Journal.Entry entry : entries) {
        Set<PosixFilePermission> mode = mode(entry.target());
        move(entry);
        moved.put(entry.target(), mode);
      }
    } catch (IOException | RuntimeException failure) {
      undo(entries, moved, before, failure);
      throw failure;
    }
    Files.delete(note);
  }

  private void finish() throws IOException {
    AtomicFile.sweep(note);
    Optional<Journal> left = Journal.read(note);
    if (left.isEmpty()) {
      return;
    }
    for (Journal.Entry entry : left.get().entries()) {
      if (!Files.exists(entry.temporary())) {
        continue;
      }
      if (left.get().committed() && entry.untouched()) {
        move(entry);
      } else {
        if (left.get().committed()) {
          LOG.warn(
              "{} was changed after a change was interrupted; it stays as it is", entry.target());
        }
        Files.deleteIfExists(entry.temporary());
      }
    }
    Files.deleteIfExists(note);
  }

  private void undo(
      List<Journal.Entry> entries,
      Map<Path, Set<PosixFilePermission>> moved,
      Map<Path, Optional<byte[]>> before,
      Exception failure) {
    try {
      for (Map.Entry<Path, Set<PosixFilePermission>> entry : moved.entrySet()) {
        Path target = entry.getKey();
        Optional<byte[]> old = before.getOrDefault(target, Optional.empty());
        if (old.isPresent()) {
          AtomicFile.write(target, old.get());
          if (!entry.getValue().isEmpty()) {
            Files.setPosixFilePermissions(target, entry.getValue());
          }
        } else {
          Files.deleteIfExists(target);
        }
      }
      for (Journal.Entry entry : entries) {
        Files.deleteIfExists(entry.temporary());
      }
      Files.deleteIfExists(note);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static void create(Journal.Entry entry, byte[] content) throws IOException {
    Path file = entry.temporary();
    boolean posix = posix(Objects.requireNonNull(file.getParent()));
    FileAttribute<?>[] mode =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    if (posix && Files.exists(entry.target(), LinkOption.NOFOLLOW_LINKS)) {
      keepOwner(entry.target(), file);
    }
  }

  private static void keepOwner(Path old, Path replacement) throws IOException {
    var owner = Files.readAttributes(old, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    var view = Files.getFileAttributeView(replacement, PosixFileAttributeView.class);
    if (!owner.owner().equals(view.readAttributes().owner())) {
      view.setOwner(owner.owner());
      view.setGroup(owner.group());
    }
  }

  private static void move(Journal.Entry entry) throws IOException {
    Files.move(entry.temporary(), entry.target(), StandardCopyOption.ATOMIC_MOVE);
    Path parent = Objects.requireNonNull(entry.target().toAbsolutePath().getParent());
    if (posix(parent)) {
      try (FileChannel channel = FileChannel.open(parent, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static Set<PosixFilePermission> mode(Path file) throws IOException {
    return Files.exists(file) && posix(file) ? Files.getPosixFilePermissions(file) : Set.of();
  }

  private static boolean posix(Path existing) {
    return existing.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static boolean same(Path file, Optional<byte[]> content) throws IOException {
    boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    return content.isPresent()
        ? Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content.get())
        : !there;
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      throw new IOException("another change of these files is at work in this process", e);
    }
    throw new IOException("another change of these files is at work");
  }

  /** The contents by file in the order they are given, without those that change nothing. */
  public static Map<Path, byte[]> inOrder(List<Map<Path, byte[]>> parts) {
    var all = new LinkedHashMap<Path, byte[]>();
    parts.forEach(all::putAll);
    return all;
  }
}
