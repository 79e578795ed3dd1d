package ai.openclaw.secrets.file.internal;

import ai.openclaw.api.secret.SecretWatch;
import ai.openclaw.lib.files.FileStamp;
import ai.openclaw.lib.files.FileWatcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Watches files from the state on in which they were last read. Thread-safe. */
final class FileWatches implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final int MOST_STAMPS = 4096;

  private final FileWatcher watcher = new FileWatcher("secrets-file-watch", LOOK);
  private final Map<Path, FileStamp> read = new ConcurrentHashMap<>();

  /** Remembers how a file looks that is about to be read. */
  void beforeRead(Path file) {
    if (read.size() >= MOST_STAMPS) {
      read.clear();
    }
    read.put(file, FileStamp.of(file));
  }

  SecretWatch watch(Path file, Runnable changed) {
    FileStamp known = read.get(file);
    return watcher.watch(file, Objects.requireNonNullElse(known, FileStamp.UNKNOWN), changed)
        ::close;
  }

  @Override
  public void close() {
    watcher.close();
  }
}
