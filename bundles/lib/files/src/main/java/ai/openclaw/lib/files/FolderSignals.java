package ai.openclaw.lib.files;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Notices of the system about folders, where it sends any; else the clock alone. Thread-safe. */
public final class FolderSignals implements AutoCloseable {
  private final Optional<WatchService> service;
  private final Map<Path, WatchKey> keys = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private FolderSignals(Optional<WatchService> service) {
    this.service = service;
  }

  /** Opens it; falls back to the clock when the system has no more watches to give. */
  public static FolderSignals open() {
    try {
      return new FolderSignals(Optional.of(FileSystems.getDefault().newWatchService()));
    } catch (IOException | UnsupportedOperationException noMoreWatches) {
      return new FolderSignals(Optional.empty());
    }
  }

  /** The clock alone. */
  public static FolderSignals timed() {
    return new FolderSignals(Optional.empty());
  }

  /**
   * Asks for notices about folders.
   *
   * @param folders real paths
   */
  public void follow(Set<Path> folders) {
    for (Path folder : folders) {
      WatchKey known = keys.get(folder);
      if (service.isPresent() && (known == null || !known.isValid())) {
        register(service.get(), folder);
      }
    }
  }

  /** Gives up notices about folders that nobody needs. */
  public void keep(Predicate<Path> needed) {
    keys.entrySet()
        .removeIf(
            entry -> {
              boolean gone = !needed.test(entry.getKey());
              if (gone) {
                entry.getValue().cancel();
              }
              return gone;
            });
  }

  /**
   * Waits.
   *
   * @param longest how long at most
   * @return what was touched: entries of folders, or a folder where more than that may have
   *     happened; empty when the time is over
   * @throws InterruptedException when this is closed
   */
  public Set<Path> await(Duration longest) throws InterruptedException {
    if (service.isEmpty()) {
      if (closed.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new InterruptedException("closed");
      }
      return Set.of();
    }
    var touched = new HashSet<Path>();
    try {
      WatchKey key = service.get().poll(longest.toMillis(), TimeUnit.MILLISECONDS);
      while (key != null) {
        drain(key, touched);
        key = service.get().poll();
      }
    } catch (ClosedWatchServiceException over) {
      throw new InterruptedException("closed");
    }
    return touched;
  }

  private void drain(WatchKey key, Set<Path> touched) {
    Path folder = (Path) key.watchable();
    for (WatchEvent<?> event : key.pollEvents()) {
      touched.add(event.context() instanceof Path name ? folder.resolve(name) : folder);
    }
    if (!key.reset()) {
      touched.add(folder);
      keys.remove(folder, key);
    }
  }

  private void register(WatchService with, Path folder) {
    try {
      keys.put(
          folder,
          folder.register(
              with,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE));
    } catch (IOException | ClosedWatchServiceException notThereOrNoMoreWatches) {
      // The files are looked at from time to time anyway, and the folder is tried again then.
      return;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      if (service.isPresent()) {
        service.get().close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("a watch service could not be closed", e);
    }
  }
}
