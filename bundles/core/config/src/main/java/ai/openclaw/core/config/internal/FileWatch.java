package ai.openclaw.core.config.internal;

import ai.openclaw.lib.files.FolderSignals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after files, and tells when they have changed and come to rest. Runs in its own thread. */
final class FileWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);
  private static final long LOOK_MILLIS = 1_000;
  private static final long STEP_MILLIS = 50;
  private static final long STABLE_MILLIS = 200;
  private static final long MISSING_MILLIS = 150;

  private final Path main;
  private final Supplier<Set<Path>> files;
  private final LongSupplier debounceMillis;
  private final Runnable changed;
  private final FolderSignals signals;

  /**
   * Creates it.
   *
   * @param main the file that is looked for again when it is missing
   * @param files all files, {@code main} included; asked again after each change
   * @param debounceMillis how long nothing may happen before a change counts
   * @param changed is told once at the beginning and after every change
   * @param signals closed when the watch is to end
   */
  FileWatch(
      Path main,
      Supplier<Set<Path>> files,
      LongSupplier debounceMillis,
      Runnable changed,
      FolderSignals signals) {
    this.main = main;
    this.files = files;
    this.debounceMillis = debounceMillis;
    this.changed = changed;
    this.signals = signals;
  }

  @Override
  public void run() {
    try {
      Map<Path, String> seen = tell(stamps(files.get()));
      while (!Thread.currentThread().isInterrupted()) {
        await(LOOK_MILLIS);
        Map<Path, String> now = stamps(files.get());
        if (!now.equals(seen)) {
          now = quiet(quiet(now, STABLE_MILLIS), debounceMillis.getAsLong());
          for (int i = 0; i < 2 && !Files.exists(main); i++) {
            now = quiet(now, MISSING_MILLIS);
          }
          seen = tell(now);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells, until the files to look after stay the same; their stamps from before the last time. */
  private Map<Path, String> tell(Map<Path, String> before) {
    Map<Path, String> seen = before;
    Map<Path, String> grown = seen;
    do {
      seen = grown;
      try {
        changed.run();
      } catch (RuntimeException broken) {
        LOG.error("a change of the configuration could not be handled", broken);
      }
      grown = stamps(files.get());
    } while (!grown.keySet().equals(seen.keySet()));
    return seen;
  }

  /** Waits until nothing has changed for a while. */
  private Map<Path, String> quiet(Map<Path, String> from, long millis) throws InterruptedException {
    Map<Path, String> last = from;
    long since = System.nanoTime();
    while (System.nanoTime() - since < TimeUnit.MILLISECONDS.toNanos(millis)) {
      await(Math.min(STEP_MILLIS, millis));
      Map<Path, String> now = stamps(files.get());
      if (!now.equals(last)) {
        last = now;
        since = System.nanoTime();
      }
    }
    return last;
  }

  private void await(long millis) throws InterruptedException {
    Set<Path> folders = folders();
    signals.follow(folders);
    signals.keep(folders::contains);
    signals.await(Duration.ofMillis(millis));
  }

  private Set<Path> folders() {
    Set<Path> folders = new HashSet<>();
    for (Path file : files.get()) {
      add(folders, file);
      add(folders, target(file));
    }
    return folders;
  }

  private static Path target(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException notThere) {
      return file;
    }
  }

  private static void add(Set<Path> folders, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      folders.add(folder);
    }
  }

  private static Map<Path, String> stamps(Set<Path> files) {
    Map<Path, String> stamps = new HashMap<>();
    for (Path file : files) {
      stamps.put(file, stamp(file));
    }
    return stamps;
  }

  private static String stamp(Path file) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)
          + " "
          + attributes.size()
          + " "
          + attributes.fileKey();
    } catch (IOException e) {
      return "none";
    }
  }
}
