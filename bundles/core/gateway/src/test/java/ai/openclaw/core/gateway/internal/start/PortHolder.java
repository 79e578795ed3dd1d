package ai.openclaw.core.gateway.internal.start;

import java.net.InetAddress;
import java.net.ServerSocket;

/** A process that listens on a port of its own, says which, and goes on until it is ended. */
final class PortHolder {
  private PortHolder() {}

  public static void main(String[] arguments) throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.out.println(socket.getLocalPort());
      while (true) {
        socket.accept().close();
      }
    }
  }
}
