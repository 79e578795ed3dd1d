package ai.openclaw.core.config.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until something may have happened in some folders, or the time is over. */
interface Signals extends Closeable {
  /** Waits; may return early for no reason. */
  void await(Set<Path> folders, long millis) throws InterruptedException;

  @Override
  void close() throws IOException;

  /** Notices of the system where there are any, else the clock alone. */
  static Signals open() {
    try {
      return new Watched(FileSystems.getDefault().newWatchService());
    } catch (IOException | UnsupportedOperationException noMoreWatches) {
      return new Timed();
    }
  }

  /** The clock alone. */
  final class Timed implements Signals {
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public void await(Set<Path> folders, long millis) throws InterruptedException {
      if (closed.await(millis, TimeUnit.MILLISECONDS)) {
        throw new InterruptedException();
      }
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  /** Notices of the system. */
  final class Watched implements Signals {
    private final WatchService service;
    private final Map<Path, WatchKey> keys = new HashMap<>();

    Watched(WatchService service) {
      this.service = service;
    }

    @Override
    public void await(Set<Path> folders, long millis) throws InterruptedException {
      try {
        follow(folders);
        WatchKey key = service.poll(millis, TimeUnit.MILLISECONDS);
        if (key != null) {
          key.pollEvents();
          if (!key.reset()) {
            keys.values().remove(key);
          }
        }
      } catch (ClosedWatchServiceException e) {
        throw new InterruptedException();
      }
    }

    private void follow(Set<Path> folders) {
      keys.entrySet()
          .removeIf(
              entry -> {
                boolean gone = !folders.contains(entry.getKey());
                if (gone) {
                  entry.getValue().cancel();
                }
                return gone;
              });
      for (Path folder : folders) {
        if (!keys.containsKey(folder)) {
          register(folder);
        }
      }
    }

    private void register(Path folder) {
      try {
        WatchKey key =
            folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
        keys.put(folder, key);
      } catch (IOException notThereOrNoMoreWatches) {
        // The files are looked at from time to time anyway, and the folder is tried again.
        return;
      }
    }

    @Override
    public void close() throws IOException {
      service.close();
    }
  }
}
