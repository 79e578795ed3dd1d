package ai.openclaw.core.sweep.internal;

import ai.openclaw.core.planning.residue.CleanStep;
import ai.openclaw.core.planning.residue.CleanStep.Treatment;
import ai.openclaw.lib.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what was planned, file by file. One at a time per state directory. */
final class Cleaner {
  private static final Logger LOG = LoggerFactory.getLogger(Cleaner.class);
  private static final byte MASK = '*';

  private final FormIndex index;
  private final Formats formats;
  private final Path run;
  private final BooleanSupplier cancelled;

  Cleaner(FormIndex index, Formats formats, Path run, BooleanSupplier cancelled) {
    this.index = index;
    this.formats = formats;
    this.run = run;
    this.cancelled = cancelled;
  }

  /** Returns the steps that failed, with the reason. */
  List<CleanStep> run(List<CleanStep> steps) throws InterruptedException {
    try {
      AtomicFile.folder(run);
      try (FileChannel channel = lockFile();
          FileLock lock = channel.tryLock()) {
        return lock == null ? refused(steps) : each(steps);
      }
    } catch (OverlappingFileLockException heldHere) {
      return refused(steps);
    } catch (IOException e) {
      return all(steps, "the lock in " + run + " cannot be taken (" + Reasons.of(e) + ")");
    }
  }

  private FileChannel lockFile() throws IOException {
    boolean posix = run.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] mode =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return FileChannel.open(
        run.resolve("secrets-sweep.lock"),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        mode);
  }

  private List<CleanStep> each(List<CleanStep> steps) throws InterruptedException {
    var failed = new ArrayList<CleanStep>();
    Set<Path> open = OpenFiles.among(steps.stream().map(CleanStep::file).toList());
    leftovers(steps);
    for (CleanStep step : steps) {
      if (cancelled.getAsBoolean() || Thread.interrupted()) {
        throw new InterruptedException("cancelled");
      }
      try {
        carryOut(step, open.contains(step.file()));
      } catch (IOException e) {
        failed.add(Treatments.leave(step.file(), "not cleaned: " + reason(e)));
      }
    }
    return failed;
  }

  /** What a killed run left; the lock is held, so no other is at work. */
  private static void leftovers(List<CleanStep> steps) {
    for (Path folder : steps.stream().map(step -> step.file().getParent()).distinct().toList()) {
      try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, ".*" + Rewrite.SUFFIX)) {
        for (Path copy : copies) {
          Files.deleteIfExists(copy);
        }
      } catch (IOException | DirectoryIteratorException e) {
        LOG.debug("copies left in {} stay: {}", folder, e.getMessage());
      }
    }
  }

  private void carryOut(CleanStep step, boolean open) throws IOException, InterruptedException {
    Path file = step.file();
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    switch (step.treatment()) {
      case DELETE -> Files.deleteIfExists(file);
      case REWRITE -> {
        if (open) {
          mask(file);
        } else {
          new Rewrite(index, formats).run(file);
        }
      }
      case MASK -> mask(file);
      case LEAVE -> {
        // That is what it says.
      }
    }
  }

  /** Overwrites values in place: whoever appends to the file goes on undisturbed. */
  private void mask(Path file) throws IOException, InterruptedException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        Formats.Content content = formats.open(file)) {
      if (content.format().isPresent()) {
        throw new Failure("it is in use; try again later");
      }
      new Search(index)
          .run(
              content.in(),
              (form, offset) -> {
                byte[] stars = new byte[form.length()];
                Arrays.fill(stars, MASK);
                ByteBuffer bytes = ByteBuffer.wrap(stars);
                while (bytes.hasRemaining()) {
                  channel.write(bytes, offset + bytes.position());
                }
              });
      channel.force(true);
    }
  }

  private static List<CleanStep> refused(List<CleanStep> steps) {
    return all(steps, "another sweep is cleaning; try again when it is done");
  }

  private static List<CleanStep> all(List<CleanStep> steps, String reason) {
    return steps.stream()
        .filter(step -> step.treatment() != Treatment.LEAVE)
        .map(step -> Treatments.leave(step.file(), reason))
        .toList();
  }

  private static String reason(IOException failure) {
    return failure instanceof Failure known
        ? String.valueOf(known.getMessage())
        : Reasons.of(failure);
  }

  /** Something that the operator is told as it is. */
  static final class Failure extends IOException {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
      super(message);
    }
  }

  /** What stands where a value was. */
  static byte[] replacement() {
    return "[removed]".getBytes(StandardCharsets.US_ASCII);
  }
}
