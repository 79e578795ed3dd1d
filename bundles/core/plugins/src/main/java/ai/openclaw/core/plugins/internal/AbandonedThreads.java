package ai.openclaw.core.plugins.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Threads that were given up because a plugin does not let go of them. Thread-safe. */
final class AbandonedThreads {
  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  void add(String plugin, WatchedCall call) {
    var entry = new Entry(plugin, call);
    entries.add(entry);
    call.whenOver(() -> entries.remove(entry));
  }

  /** One line each, those that still live. */
  List<Line> lines() {
    return entries.stream()
        .filter(entry -> entry.call().alive())
        .map(entry -> new Line(entry.plugin(), entry.call().describe()))
        .toList();
  }

  /** A thread and whose it is. */
  record Line(String plugin, String text) {}

  private record Entry(String plugin, WatchedCall call) {}
}
