package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.host.Workers;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls back when the folder may have changed: at each event, and now and then without one. */
final class FolderWatch implements AutoCloseable {
  private static final long POLL_MILLIS = 2_000;

  private final Path folder;
  private final Runnable changed;
  private final WatchService watch;

  private FolderWatch(Path folder, Runnable changed) throws IOException {
    this.folder = folder;
    this.changed = changed;
    this.watch = folder.getFileSystem().newWatchService();
  }

  static FolderWatch start(Path folder, Runnable changed) throws IOException {
    var watch = new FolderWatch(folder, changed);
    Workers.threads("openclaw-plugins-watch").newThread(watch::run).start();
    return watch;
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }

  private void run() {
    @Nullable WatchKey registration = null;
    try {
      while (true) {
        if ((registration == null || !registration.isValid()) && Files.isDirectory(folder)) {
          registration = register();
        }
        @Nullable WatchKey key = watch.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
        changed.run();
      }
    } catch (ClosedWatchServiceException closed) {
      return;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable WatchKey register() {
    try {
      return folder.register(
          watch,
          StandardWatchEventKinds.ENTRY_CREATE,
          StandardWatchEventKinds.ENTRY_MODIFY,
          StandardWatchEventKinds.ENTRY_DELETE);
    } catch (IOException vanished) {
      // Without events the polling still finds what changes.
      return null;
    }
  }
}
