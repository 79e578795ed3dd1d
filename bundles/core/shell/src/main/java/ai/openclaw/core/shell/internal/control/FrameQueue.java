package ai.openclaw.core.shell.internal.control;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Frames on their way to one client. A thread that writes to the socket itself would close it when
 * it is interrupted, and commands are interrupted; so they only wait here.
 */
final class FrameQueue {
  private static final int MOST_WAITING = 256 << 10;

  private final Deque<Frame> frames = new ArrayDeque<>();
  private int waiting;
  private boolean closed;

  /** Adds a frame, when the client is slow only after it has read others. */
  synchronized void put(Frame frame) throws IOException {
    try {
      while (!closed && waiting > 0 && waiting + frame.size() > MOST_WAITING) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("cancelled while writing");
    }
    if (closed) {
      throw new IOException("the client is gone");
    }
    add(frame);
  }

  /** Adds the last frames, without waiting. */
  synchronized void finish(Frame... last) {
    if (!closed) {
      for (Frame frame : last) {
        add(frame);
      }
      closed = true;
    }
  }

  /** Forgets everything: nobody will read it. */
  synchronized void abandon() {
    closed = true;
    frames.clear();
    notifyAll();
  }

  /** The next frame; empty when there will be none. */
  synchronized Optional<Frame> take() throws InterruptedException {
    while (frames.isEmpty() && !closed) {
      wait();
    }
    Optional<Frame> first = Optional.ofNullable(frames.poll());
    first.ifPresent(frame -> waiting -= frame.size());
    notifyAll();
    return first;
  }

  private void add(Frame frame) {
    frames.add(frame);
    waiting += frame.size();
    notifyAll();
  }
}
