package ai.openclaw.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Measures the unpacked distribution as whole processes and prints one line per figure. */
public final class Bench {
  private static final int STARTS = 7;
  private static final int COMMANDS = 25;
  private static final long LOAD_SECONDS = 6;

  private final Path home;

  private Bench(Path home) {
    this.home = home;
  }

  /**
   * Runs the benchmarks named, or all.
   *
   * @param args the folder of the distribution, then any of start, command, reload, exec, audit,
   *     apply, rpc, connect, half
   */
  public static void main(String[] args) throws Exception {
    var bench = new Bench(Path.of(args[0]).toAbsolutePath().normalize());
    List<String> names =
        args.length > 1
            ? List.of(args).subList(1, args.length)
            : List.of(
                "start", "command", "reload", "exec", "audit", "apply", "rpc", "connect", "half");
    var secrets = new SecretsBench(bench.home);
    var wire = new WireBench(bench.home);
    for (String name : names) {
      switch (name) {
        case "start" -> bench.start();
        case "command" -> bench.command();
        case "reload" -> secrets.reload();
        case "exec" -> secrets.exec();
        case "audit" -> secrets.audit();
        case "apply" -> secrets.apply();
        case "rpc" -> bench.rpc();
        case "connect" -> wire.connect();
        case "half" -> wire.half();
        default -> throw new IllegalArgumentException("no benchmark " + name);
      }
    }
  }

  private void start() throws Exception {
    for (boolean warm : new boolean[] {false, true}) {
      var wall = new Samples();
      var cpu = new Samples();
      var rss = new Samples();
      Path shared = state("{}");
      if (warm) {
        Gateway.start(home, shared, Map.of()).close();
        Gateway.start(home, shared, Map.of()).close();
      }
      for (int i = 0; i < STARTS; i++) {
        Path state = warm ? shared : state("{}");
        long before = System.nanoTime();
        try (var gateway = Gateway.start(home, state, Map.of())) {
          new Client(gateway.port()).close();
          wall.add((System.nanoTime() - before) / 1e6);
          cpu.add(gateway.cpuSeconds());
          rss.add(gateway.residentMiB());
        }
      }
      String cache = warm ? "warm cache" : "cold cache";
      print("start to hello-ok, " + cache, wall.summary("ms"));
      print("start CPU, " + cache, cpu.summary("s"));
      print("start RSS, " + cache, rss.summary("MiB"));
    }
  }

  private void command() throws Exception {
    Path state = state("{}");
    Gateway.start(home, state, Map.of()).close();
    try (var gateway = Gateway.start(home, state, Map.of())) {
      new Client(gateway.port()).close();
      print("live command (secrets status --json)", time(state, "secrets", "status", "--json"));
    }
    print("local command (config validate --json)", time(state, "config", "validate", "--json"));
    print("--version", time(state, "--version"));
  }

  private String time(Path state, String... arguments) throws Exception {
    return time(home, state, COMMANDS, arguments).percentiles("ms");
  }

  /** Runs a command a number of times; fails when it does. */
  static Samples time(Path home, Path state, int runs, String... arguments) throws Exception {
    var wall = new Samples();
    for (int i = 0; i < runs; i++) {
      long before = System.nanoTime();
      Process process =
          Gateway.command(home, state, Map.of(), arguments)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      int exit = process.waitFor();
      wall.add((System.nanoTime() - before) / 1e6);
      if (exit != 0) {
        throw new IOException(String.join(" ", arguments) + " ended with " + exit);
      }
    }
    return wall;
  }

  private void rpc() throws Exception {
    Path state = state("{}");
    try (var gateway = Gateway.start(home, state, Map.of())) {
      for (String method : List.of("health", "last-heartbeat")) {
        for (int connections : new int[] {1, 16, 128}) {
          load(gateway.port(), method, connections, 2);
          print(
              method + ", " + connections + " connections",
              load(gateway.port(), method, connections, LOAD_SECONDS));
        }
      }
      print("RSS after the load", String.format(Locale.ROOT, "%.0f MiB", gateway.residentMiB()));
    }
  }

  private static String load(int port, String method, int connections, long seconds)
      throws Exception {
    var all = new Samples();
    var ready = new CountDownLatch(connections);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    var pool = Executors.newFixedThreadPool(connections);
    for (int i = 0; i < connections; i++) {
      pool.execute(
          () -> {
            var mine = new Samples();
            try (var client = new Client(port)) {
              while (System.nanoTime() < end) {
                long before = System.nanoTime();
                client.call(method, "{}");
                mine.add((System.nanoTime() - before) / 1e6);
              }
            } catch (IOException e) {
              System.err.println("failed call: " + e.getMessage());
            }
            synchronized (all) {
              mine.into(all);
            }
            ready.countDown();
          });
    }
    ready.await();
    pool.shutdown();
    return String.format(
        Locale.ROOT,
        "%.0f round trips/s, %s",
        all.size() / (double) seconds,
        all.percentiles("ms"));
  }

  static Path state(String more) throws IOException {
    Path state =
        Files.createTempDirectory(
            "openclaw-bench-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Inputs.config(state, more);
    return state;
  }

  static void print(String what, String figure) {
    System.out.printf("%-45s %s%n", what, figure);
  }
}
