package ai.openclaw.core.operate.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tunnel to the loopback port of another machine, open until it is closed. */
final class SshTunnel implements AutoCloseable {
  private static final Pattern TARGET =
      Pattern.compile("(?:([A-Za-z0-9._-]+)@)?([A-Za-z0-9][A-Za-z0-9.-]*)(?::(\\d{1,5}))?");
  private static final long LOOK_EVERY_MS = 50;

  private final String target;
  private final int remotePort;
  private final int localPort;
  private final Process process;

  private SshTunnel(String target, int remotePort, int localPort, Process process) {
    this.target = target;
    this.remotePort = remotePort;
    this.localPort = localPort;
    this.process = process;
  }

  /**
   * Opens it; ssh asks for nothing, so that the key has to be known to it.
   *
   * @param target {@code user@host} or {@code user@host:port}
   * @param identity the key file
   * @param port the gateway's port there
   * @param patience how long it may take
   * @throws IOException when it does not open; the message is one line
   */
  static SshTunnel open(String target, Optional<Path> identity, int port, Duration patience)
      throws IOException, InterruptedException {
    Matcher parts = TARGET.matcher(target);
    if (!parts.matches()) {
      throw new IOException("--ssh takes user@host or user@host:port");
    }
    int local = freePort();
    List<String> command = new ArrayList<>();
    command.addAll(List.of("ssh", "-N", "-L", local + ":127.0.0.1:" + port));
    for (String option :
        List.of(
            "BatchMode=yes",
            "ExitOnForwardFailure=yes",
            "StrictHostKeyChecking=yes",
            "UpdateHostKeys=no",
            "ConnectTimeout=5")) {
      command.addAll(List.of("-o", option));
    }
    Optional.ofNullable(parts.group(3)).ifPresent(one -> command.addAll(List.of("-p", one)));
    identity.ifPresent(
        file -> command.addAll(List.of("-i", file.toString(), "-o", "IdentitiesOnly=yes")));
    String user = Optional.ofNullable(parts.group(1)).map(name -> name + "@").orElse("");
    // Behind the two dashes a name is never an option.
    command.addAll(List.of("--", user + parts.group(2)));
    var tunnel = new SshTunnel(target, port, local, start(command));
    try {
      tunnel.await(patience);
      return tunnel;
    } catch (IOException | InterruptedException e) {
      tunnel.close();
      throw e;
    }
  }

  private static Process start(List<String> command) throws IOException {
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new IOException("ssh cannot be started: is it installed?", e);
    }
  }

  int localPort() {
    return localPort;
  }

  void write(ObjectNode node) {
    node.put("kind", "ssh")
        .put("target", target)
        .put("localPort", localPort)
        .put("remotePort", remotePort)
        .put("pid", process.pid());
  }

  @Override
  public void close() {
    process.destroy();
  }

  private void await(Duration patience) throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      if (process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "ssh ended with code "
                + process.exitValue()
                + " before the tunnel to "
                + target
                + " was open: try ssh "
                + target
                + " by hand");
      }
      if (open()) {
        return;
      }
    }
    throw new IOException(
        "the tunnel to " + target + " was not open within " + patience.toMillis() + " ms");
  }

  private boolean open() {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), localPort), (int) LOOK_EVERY_MS);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
