package ai.openclaw.core.status.internal.presence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Lines for the main session that no agent has read yet, the newest twenty. Thread-safe. */
final class SystemEvents {
  private static final int MOST = 20;

  private final Deque<String> waiting = new ArrayDeque<>();

  /** Adds a line, unless it repeats the last one. */
  synchronized void add(String line) {
    if (line.equals(waiting.peekLast())) {
      return;
    }
    waiting.addLast(line);
    if (waiting.size() > MOST) {
      waiting.removeFirst();
    }
  }

  /** The lines, oldest first. */
  synchronized List<String> waiting() {
    return List.copyOf(waiting);
  }
}
