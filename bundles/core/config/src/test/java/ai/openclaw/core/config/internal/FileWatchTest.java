package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.lib.files.FolderSignals;
import com.fasterxml.jackson.databind.node.IntNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileWatchTest {
  private static final long DEADLINE_SECONDS = 60;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void followsTheFilesWithAndWithoutNoticesOfTheSystem(boolean notices, @TempDir Path folder)
      throws Exception {
    Supplier<FolderSignals> signals = notices ? FolderSignals::open : FolderSignals::timed;
    try (var home = new Home(folder)) {
      home.write("openclaw.json", "{n: 0, i: {$include: 'i.json5'}}");
      home.write("i.json5", "{v: 0}");
      Store store = home.store();
      BlockingQueue<Set<String>> told = new LinkedBlockingQueue<>();
      home.listeners.add((before, after, paths) -> told.add(paths));
      try (var running = new Running(home, store, signals.get())) {
        home.write("openclaw.json", "{n: 1, i: {$include: 'i.json5'}}");
        assertEquals(Set.of("n"), running.next(told));
        home.write("i.json5", "{v: 1}");
        assertEquals(Set.of("i.v"), running.next(told));
        Path saved = home.write("saved", "{n: 1, i: {$include: 'sub/j.json5'}}");
        home.write("sub/j.json5", "{v: 2}");
        Files.move(saved, home.main, StandardCopyOption.ATOMIC_MOVE);
        assertEquals(Set.of("i.v"), running.next(told));
        home.write("sub/j.json5", "{v: 3}");
        assertEquals(Set.of("i.v"), running.next(told));
        home.write("openclaw.osgi.json5", "{own: 1}");
        assertEquals(Set.of("own"), running.next(told));
      }
    }
  }

  @Test
  void takesABrokenIncludeAsSoonAsItIsMended(@TempDir Path folder) throws Exception {
    try (var home = new Home(folder)) {
      home.write("openclaw.json", "{n: 0}");
      Store store = home.store();
      BlockingQueue<Set<String>> told = new LinkedBlockingQueue<>();
      home.listeners.add((before, after, paths) -> told.add(paths));
      try (var running = new Running(home, store, FolderSignals.open())) {
        home.write("openclaw.json", "{n: 0, i: {$include: 'late.json5'}}");
        assertTrue(running.await(() -> store.rejected().isPresent()));
        home.write("late.json5", "{v: 1}");
        assertEquals(Set.of("i.v"), running.next(told));
        assertTrue(store.rejected().isEmpty());
      }
    }
  }

  @Test
  void takesABurstOfWritesForOneChangeAndItsOwnWriteForNone(@TempDir Path folder) throws Exception {
    try (var home = new Home(folder)) {
      home.write("openclaw.json", "{n: 0}");
      Store store = home.store();
      BlockingQueue<Set<String>> told = new LinkedBlockingQueue<>();
      home.listeners.add((before, after, paths) -> told.add(paths));
      try (var running = new Running(home, store, FolderSignals.open())) {
        var edit = new ConfigEdit.Set(List.of("mine"), IntNode.valueOf(1));
        store.edit(List.of(edit), store.current().revision());
        assertEquals(Set.of("mine"), running.next(told));
        for (int i = 1; i <= 50; i++) {
          home.write("openclaw.json", "{mine: 1, n: " + i + "}");
        }
        assertEquals(Set.of("n"), running.next(told));
        assertEquals(50, store.current().source().get("n").intValue());
        assertTrue(told.isEmpty());
      }
    }
  }

  @Test
  void bridgesAMomentWithoutTheFileAndKeepsServingWithoutIt(@TempDir Path folder) throws Exception {
    try (var home = new Home(folder)) {
      home.write("openclaw.json", "{n: 0}");
      Store store = home.store();
      try (var running = new Running(home, store, FolderSignals.open())) {
        Files.delete(home.main);
        home.write("openclaw.json", "{n: 1}");
        assertTrue(running.await(() -> store.current().source().get("n").intValue() == 1));
        assertFalse(store.rejected().isPresent());
        Files.delete(home.main);
        assertTrue(running.await(() -> store.rejected().isPresent()));
        assertEquals(1, store.current().source().get("n").intValue());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsWhenItsSignalsAreClosed(boolean notices, @TempDir Path folder) throws Exception {
    FolderSignals signals = notices ? FolderSignals.open() : FolderSignals.timed();
    try (var home = new Home(folder)) {
      var running = new Running(home, home.store(), signals);
      signals.close();
      running.thread.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
      assertFalse(running.thread.isAlive());
    }
  }

  /** A watch that runs. */
  private static final class Running implements AutoCloseable {
    private final BlockingQueue<Long> runs = new LinkedBlockingQueue<>();
    private final FolderSignals signals;
    private final Thread thread;

    Running(Home home, Store store, FolderSignals signals) throws InterruptedException {
      this.signals = signals;
      Runnable changed =
          () -> {
            store.reload();
            runs.add(System.nanoTime());
          };
      this.thread = new Thread(new FileWatch(home.main, store::files, () -> 100, changed, signals));
      thread.start();
      runs.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    boolean await(Supplier<Boolean> condition) throws InterruptedException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
      while (!condition.get() && System.nanoTime() < deadline) {
        runs.poll(100, TimeUnit.MILLISECONDS);
      }
      return condition.get();
    }

    Set<String> next(BlockingQueue<Set<String>> told) throws InterruptedException {
      Set<String> paths = told.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
      return paths == null ? Set.of("nothing in time") : paths;
    }

    @Override
    public void close() throws IOException {
      thread.interrupt();
      signals.close();
    }
  }
}
