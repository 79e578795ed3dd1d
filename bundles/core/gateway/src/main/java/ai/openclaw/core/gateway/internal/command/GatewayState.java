package ai.openclaw.core.gateway.internal.command;

import ai.openclaw.core.gateway.internal.auth.GatewayAuth;
import ai.openclaw.core.gateway.internal.ws.Hello;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The running gateway, as its operator sees it.
 *
 * @param port the port it listens on
 * @param bind the bind mode
 * @param hosts the addresses it listens on
 * @param identity its version, places and age
 * @param connections how many clients are connected
 * @param auth how they are checked
 * @param activation the number of the active snapshot
 */
public record GatewayState(
    int port,
    String bind,
    List<String> hosts,
    Hello.Identity identity,
    IntSupplier connections,
    Supplier<GatewayAuth> auth,
    LongSupplier activation) {
  /** Copies the list. */
  public GatewayState {
    hosts = List.copyOf(hosts);
  }

  String url() {
    return "ws://" + (hosts.get(0).equals("0.0.0.0") ? "127.0.0.1" : hosts.get(0)) + ":" + port;
  }
}
