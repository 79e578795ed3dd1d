package ai.openclaw.core.sweep.internal;

import ai.openclaw.core.sweep.ResidueFormat;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Replaces a file by a copy without the values, as a whole and without holding it in memory. Mode,
 * owner and time stay.
 */
final class Rewrite {
  /** How the name of an unfinished copy ends. */
  static final String SUFFIX = ".sweep.tmp";

  private static final int BUFFER = 1 << 16;

  private final FormIndex index;
  private final Formats formats;

  Rewrite(FormIndex index, Formats formats) {
    this.index = index;
    this.formats = formats;
  }

  void run(Path file) throws IOException, InterruptedException {
    Path folder = Objects.requireNonNull(file.getParent());
    Path copy = folder.resolve("." + UUID.randomUUID() + SUFFIX);
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    State before = State.of(file);
    try {
      write(file, copy, posix);
      if (posix) {
        keepOwnerAndMode(file, copy);
      }
      Files.setLastModifiedTime(copy, before.modified());
      if (!State.of(file).equals(before)) {
        throw new Cleaner.Failure("it was written meanwhile; try again");
      }
      Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(copy);
    }
    if (posix) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private void write(Path file, Path copy, boolean posix) throws IOException, InterruptedException {
    FileAttribute<?>[] mode =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            copy, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
      try (Formats.Content content = formats.open(file)) {
        OutputStream raw =
            new BufferedOutputStream(new Unclosed(Channels.newOutputStream(channel)), BUFFER);
        Optional<ResidueFormat> format = content.format();
        try (OutputStream out = format.isPresent() ? pack(format.get(), raw) : raw) {
          new Search(index).run(content.in(), new Replacing(out));
        }
      }
      channel.force(true);
    }
  }

  private static OutputStream pack(ResidueFormat format, OutputStream raw) throws IOException {
    return format
        .pack(raw)
        .orElseThrow(() -> new Cleaner.Failure("files of its kind cannot be written"));
  }

  private static void keepOwnerAndMode(Path old, Path copy) throws IOException {
    var before = Files.readAttributes(old, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    var view = Files.getFileAttributeView(copy, PosixFileAttributeView.class);
    PosixFileAttributes now = view.readAttributes();
    try {
      if (!before.owner().equals(now.owner())) {
        view.setOwner(before.owner());
      }
      if (!before.group().equals(now.group())) {
        view.setGroup(before.group());
      }
    } catch (IOException notAllowed) {
      throw new Cleaner.Failure("it belongs to another user, who has to clean it");
    }
    view.setPermissions(before.permissions());
  }

  /** What tells that a file was written or replaced. */
  private record State(Optional<Object> key, long size, FileTime modified) {
    static State of(Path file) throws IOException {
      var now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return new State(Optional.ofNullable(now.fileKey()), now.size(), now.lastModifiedTime());
    }
  }

  /** Keeps the channel open, so that it can be brought to the disk after the last byte. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /** Copies what goes by, but for the values. */
  static final class Replacing implements Search.Visitor {
    private final OutputStream out;
    private long position;
    private long end;

    Replacing(OutputStream out) {
      this.out = out;
    }

    @Override
    public void hit(Form form, long offset) throws IOException {
      if (offset >= end) {
        out.write(Cleaner.replacement());
      }
      end = Math.max(end, offset + form.length());
    }

    @Override
    public void bytes(byte[] bytes, int from, int to) throws IOException {
      int start = (int) Math.min(to, from + Math.max(0, end - position));
      out.write(bytes, start, to - start);
      position += to - from;
    }
  }
}
