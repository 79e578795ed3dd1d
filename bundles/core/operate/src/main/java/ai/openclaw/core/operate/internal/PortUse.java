package ai.openclaw.core.operate.internal;

import ai.openclaw.core.client.RunningGateway;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/**
 * Whether anybody listens on the port of the gateway, and who. Immutable.
 *
 * @param port the port
 * @param busy whether somebody does
 * @param listeners who, as far as this user can see
 */
record PortUse(int port, boolean busy, List<Listeners.Listener> listeners) {
  private static final int PATIENCE_MS = 500;

  /** Copies the list. */
  PortUse {
    listeners = List.copyOf(listeners);
  }

  static PortUse of(Address address, Optional<RunningGateway> running) {
    if (running.isPresent()) {
      var own =
          new Listeners.Listener(
              ProcessHandle.current().pid(), "openclaw", address.host() + ":" + address.port());
      return new PortUse(address.port(), true, List.of(own));
    }
    boolean busy = answers(address);
    return new PortUse(address.port(), busy, busy ? Listeners.on(address.port()) : List.of());
  }

  private static boolean answers(Address address) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.client(), address.port()), PATIENCE_MS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  void write(ObjectNode node) {
    node.put("port", port).put("status", busy ? "busy" : "free");
    var list = node.putArray("listeners");
    for (Listeners.Listener listener : listeners) {
      ObjectNode entry = list.addObject();
      entry
          .put("pid", listener.pid())
          .put("command", listener.command())
          .put("address", listener.address());
      Optional<ProcessHandle> process = ProcessHandle.of(listener.pid());
      process.flatMap(known -> known.info().user()).ifPresent(user -> entry.put("user", user));
      process.flatMap(ProcessHandle::parent).ifPresent(parent -> entry.put("ppid", parent.pid()));
    }
    var hints = node.putArray("hints");
    if (busy) {
      hints.add(
          "Port "
              + port
              + " is in use. If that is no gateway, stop it or set another gateway.port.");
    }
  }
}
