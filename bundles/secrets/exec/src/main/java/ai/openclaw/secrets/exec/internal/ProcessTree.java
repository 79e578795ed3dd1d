package ai.openclaw.secrets.exec.internal;

import java.util.List;

/** A program and everything it has started. */
record ProcessTree(ProcessHandle root) {

  /** Kills all of it; waits for nothing. */
  void kill() {
    // The list comes first: a child of a dead parent is no descendant any more.
    List<ProcessHandle> started = root.descendants().toList();
    root.destroyForcibly();
    for (ProcessHandle process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
