package ai.openclaw.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Measures handshakes, and how long answers take when the gateway is half busy. */
final class WireBench {
  private static final int CLIENTS = 16;
  private static final int CONNECTING = 8;
  private static final long SECONDS = 6;

  private final Path home;

  WireBench(Path home) {
    this.home = home;
  }

  /** One round of a client; counted when it returns. */
  private interface Round {
    void run(Samples samples, long end) throws IOException;
  }

  /** Full handshakes: TCP, upgrade, challenge, connect, welcome. */
  void connect() throws Exception {
    try (var gateway = Gateway.start(home, Bench.state("{}"), Map.of())) {
      Round round = (samples, end) -> handshakes(gateway.port(), samples, end);
      together(CONNECTING, 2, round);
      Samples all = together(CONNECTING, SECONDS, round);
      Bench.print(
          "handshakes, " + CONNECTING + " at a time",
          String.format(
              Locale.ROOT, "%.0f/s, %s", all.size() / (double) SECONDS, all.percentiles("ms")));
    }
  }

  private static void handshakes(int port, Samples samples, long end) throws IOException {
    while (System.nanoTime() < end) {
      long before = System.nanoTime();
      new Client(port).close();
      samples.add((System.nanoTime() - before) / 1e6);
    }
  }

  /**
   * Half of the round trips that are possible, at fixed times. An answer counts from the time its
   * request was due, so that a gateway that stalls is not spared the requests it held up.
   */
  void half() throws Exception {
    try (var gateway = Gateway.start(home, Bench.state("{}"), Map.of())) {
      together(CLIENTS, 2, (samples, end) -> flatOut(gateway.port(), samples, end));
      int possible =
          together(CLIENTS, SECONDS, (samples, end) -> flatOut(gateway.port(), samples, end))
              .size();
      double perSecond = possible / (double) SECONDS / 2;
      long pause = (long) (1e9 * CLIENTS / perSecond);
      Samples all =
          together(CLIENTS, SECONDS, (samples, end) -> paced(gateway.port(), samples, end, pause));
      Bench.print(
          "health at half load, " + CLIENTS + " connections",
          String.format(Locale.ROOT, "%.0f/s, %s", perSecond, all.percentiles("ms")));
    }
  }

  private static void flatOut(int port, Samples samples, long end) throws IOException {
    try (var client = new Client(port)) {
      while (System.nanoTime() < end) {
        client.call("health", "{}");
        samples.add(0);
      }
    }
  }

  private static void paced(int port, Samples samples, long end, long pause) throws IOException {
    try (var client = new Client(port)) {
      for (long due = System.nanoTime(); due < end; due += pause) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        client.call("health", "{}");
        samples.add((System.nanoTime() - due) / 1e6);
      }
    }
  }

  private static Samples together(int clients, long seconds, Round round) throws Exception {
    var all = new Samples();
    var over = new CountDownLatch(clients);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    ExecutorService pool = Executors.newFixedThreadPool(clients);
    for (int i = 0; i < clients; i++) {
      pool.execute(
          () -> {
            var mine = new Samples();
            try {
              round.run(mine, end);
            } catch (IOException e) {
              System.err.println("failed: " + e.getMessage());
            }
            synchronized (all) {
              mine.into(all);
            }
            over.countDown();
          });
    }
    over.await();
    pool.shutdown();
    return all;
  }
}
