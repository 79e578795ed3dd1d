package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The gateways that answered a question to the local network. Immutable.
 *
 * @param timeoutMs how long was listened at most
 * @param beacons who answered
 */
record Discovery(long timeoutMs, List<Beacon> beacons) {
  private static final String SERVICE = "_openclaw-gw._tcp.local";
  private static final InetSocketAddress GROUP = new InetSocketAddress("224.0.0.251", 5353);
  private static final long BESIDE_A_PROBE_MS = 1_200;
  private static final int LARGEST = 9_000;
  private static final int MOST_ANSWERS = 1_024;

  /** Copies the list. */
  Discovery {
    beacons = List.copyOf(beacons);
  }

  /** Asks now, for a probe that takes its time meanwhile. */
  static Listening begin(Duration probe) {
    return new Listening(Math.min(BESIDE_A_PROBE_MS, probe.toMillis()));
  }

  /** Asks and listens. */
  static Discovery run(Duration time) {
    try (var listening = new Listening(time.toMillis())) {
      return listening.end();
    }
  }

  void write(ObjectNode node) {
    node.put("timeoutMs", timeoutMs).put("count", beacons.size());
    ArrayNode list = node.putArray("beacons");
    beacons.forEach(beacon -> beacon.write(list.addObject()));
  }

  List<Block> lines() {
    List<Block> lines = new ArrayList<>();
    lines.add(new Line("Discovery (local network)"));
    lines.add(new Line("Found " + beacons.size() + " gateways via mDNS (local.)"));
    beacons.forEach(
        one ->
            lines.add(
                new Line(
                    "- "
                        + one.text().getOrDefault("displayName", one.instance())
                        + " "
                        + one.wsUrl())));
    return lines;
  }

  /** An open question. A machine without a network has none, and hears nothing. */
  static final class Listening implements AutoCloseable {
    private final long timeoutMs;
    private final long end;
    private final Optional<DatagramChannel> channel;

    private Listening(long timeoutMs) {
      this.timeoutMs = timeoutMs;
      this.end = System.nanoTime() + timeoutMs * 1_000_000;
      this.channel = ask();
    }

    /** Listens as long as there is time. */
    Discovery end() {
      List<DnsMessage.Answer> answers = new ArrayList<>();
      if (channel.isPresent()) {
        try (Selector selector = Selector.open()) {
          channel.get().register(selector, SelectionKey.OP_READ);
          listen(channel.get(), selector, answers);
        } catch (IOException e) {
          // What was heard so far is what there is.
          return new Discovery(timeoutMs, Beacon.of(SERVICE, answers));
        }
      }
      return new Discovery(timeoutMs, Beacon.of(SERVICE, answers));
    }

    @Override
    public void close() {
      channel.ifPresent(Listening::close);
    }

    private void listen(DatagramChannel open, Selector selector, List<DnsMessage.Answer> answers)
        throws IOException {
      ByteBuffer message = ByteBuffer.allocate(LARGEST);
      while (answers.size() < MOST_ANSWERS && !Thread.currentThread().isInterrupted()) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return;
        }
        selector.select(left);
        selector.selectedKeys().clear();
        while (open.receive(message.clear()) != null) {
          answers.addAll(DnsMessage.answers(message.flip()));
        }
      }
    }

    private static Optional<DatagramChannel> ask() {
      try {
        DatagramChannel open = DatagramChannel.open(StandardProtocolFamily.INET);
        open.configureBlocking(false);
        open.bind(new InetSocketAddress(0));
        if (sent(open)) {
          return Optional.of(open);
        }
        close(open);
      } catch (IOException e) {
        return Optional.empty();
      }
      return Optional.empty();
    }

    private static boolean sent(DatagramChannel open) throws IOException {
      boolean any = false;
      for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
        if (one.isUp() && one.supportsMulticast() && !one.isLoopback()) {
          any |= sent(open, one);
        }
      }
      return any;
    }

    private static boolean sent(DatagramChannel open, NetworkInterface through) {
      try {
        open.setOption(StandardSocketOptions.IP_MULTICAST_IF, through);
        return open.send(DnsMessage.question(SERVICE), GROUP) > 0;
      } catch (IOException e) {
        // This network takes no multicast; another one may.
        return false;
      }
    }

    private static void close(DatagramChannel open) {
      try {
        open.close();
      } catch (IOException e) {
        return;
      }
    }
  }
}
