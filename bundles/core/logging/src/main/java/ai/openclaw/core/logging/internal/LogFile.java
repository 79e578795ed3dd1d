package ai.openclaw.core.logging.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file of JSON lines. When it cannot be written it says so once, is left alone for a while, and
 * is tried again. Used by the writer's thread only.
 */
final class LogFile {
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final ByteBuffer LINE_END = ByteBuffer.wrap(new byte[] {'\n'}).asReadOnlyBuffer();

  private final Optional<Path> chosen;
  private final Path dailyFolder;
  private final long maxBytes;
  private final Clock clock;
  private final Consumer<String> trouble;
  private @Nullable FileChannel channel;
  private Path path;
  private LocalDate day;
  private boolean torn;
  private Optional<Instant> brokenUntil = Optional.empty();

  /**
   * Opens nothing yet.
   *
   * @param chosen the file; empty for one a day
   * @param dailyFolder where the daily ones are
   * @param maxBytes at which size it is set aside
   * @param clock tells the day and when to try again; its zone counts
   * @param trouble takes a line for the console when writing fails or works again
   */
  LogFile(
      Optional<Path> chosen,
      Path dailyFolder,
      long maxBytes,
      Clock clock,
      Consumer<String> trouble) {
    this.chosen = chosen;
    this.dailyFolder = dailyFolder;
    this.maxBytes = maxBytes;
    this.clock = clock;
    this.trouble = trouble;
    this.day = LocalDate.now(clock);
    this.path = pathOf(day);
  }

  /** Where the next line goes. */
  Path path() {
    return pathOf(LocalDate.now(clock));
  }

  void write(String line) {
    if (brokenUntil.isPresent() && clock.instant().isBefore(brokenUntil.get())) {
      return;
    }
    try {
      append(line);
      if (brokenUntil.isPresent()) {
        brokenUntil = Optional.empty();
        trouble.accept("the log file " + path + " is written again");
      }
    } catch (IOException e) {
      close();
      if (brokenUntil.isEmpty()) {
        trouble.accept(
            "the log file "
                + path
                + " cannot be written and is left alone until that works: "
                + e.getMessage());
      }
      brokenUntil = Optional.of(clock.instant().plus(PAUSE));
    }
  }

  void close() {
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        trouble.accept("the log file " + path + " was not closed well: " + e.getMessage());
      }
    }
  }

  private void append(String line) throws IOException {
    FileChannel open = opened();
    byte[] bytes = (line + "\n").getBytes(UTF_8);
    if (open.size() > 0 && open.size() + bytes.length > maxBytes) {
      close();
      LogFolder.setAside(path);
      open = opened();
    }
    if (torn) {
      write(open, LINE_END.duplicate());
    }
    torn = true;
    write(open, ByteBuffer.wrap(bytes));
    torn = false;
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private FileChannel opened() throws IOException {
    LocalDate today = LocalDate.now(clock);
    if (!today.equals(day)) {
      close();
      day = today;
      path = pathOf(today);
    }
    FileChannel open = channel;
    if (open == null) {
      open = LogFolder.open(path, chosen.isEmpty());
      channel = open;
      // Whoever wrote last may have died within a line.
      torn = LogFolder.torn(path);
      if (chosen.isEmpty()) {
        LogFolder.prune(dailyFolder, clock.instant());
      }
    }
    return open;
  }

  private Path pathOf(LocalDate date) {
    return chosen.orElseGet(() -> dailyFolder.resolve("openclaw-" + date + ".log"));
  }
}
