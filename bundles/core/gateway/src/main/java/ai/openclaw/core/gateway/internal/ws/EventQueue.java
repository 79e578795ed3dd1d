package ai.openclaw.core.gateway.internal.ws;

import ai.openclaw.api.rpc.RpcEvent;
import ai.openclaw.core.gateway.internal.rpc.Figures;
import ai.openclaw.core.gateway.internal.rpc.Frames;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one client, in the order of their sequence numbers and after its welcome. Frames
 * are only queued while the order is held, never waited for.
 */
final class EventQueue {
  private final Socket socket;
  private final Figures figures;
  private final Object order = new Object();
  private final List<Runnable> early = new ArrayList<>(0);
  private boolean welcomed;
  private boolean parted;
  private long seq;

  EventQueue(Socket socket, Figures figures) {
    this.socket = socket;
    this.figures = figures;
  }

  /** Sends the welcome, then what happened while it was made. */
  void welcome(byte[] hello) {
    synchronized (order) {
      socket.send(hello);
      welcomed = true;
      early.forEach(Runnable::run);
      early.clear();
    }
  }

  void event(RpcEvent event, byte[] open) {
    synchronized (order) {
      if (welcomed) {
        deliver(event, open);
      } else {
        early.add(() -> deliver(event, open));
      }
    }
  }

  private void deliver(RpcEvent event, byte[] open) {
    byte[] frame =
        event.connections().isEmpty() ? Frames.closeEvent(open, ++seq) : Frames.closeEvent(open);
    if (!event.dropIfSlow() || !socket.full(frame.length)) {
      socket.send(frame);
    } else {
      figures.droppedEvent();
    }
  }

  /** Sends the event that the gateway goes, once. */
  void farewell(byte[] open) {
    synchronized (order) {
      // One that is not welcomed yet is asked again right after its welcome.
      if (welcomed && !parted) {
        parted = true;
        socket.send(Frames.closeEvent(open, ++seq));
      }
    }
  }
}
