package ai.openclaw.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway process of the distribution with a state directory of its own. */
final class Gateway implements AutoCloseable {
  static final String TOKEN = "bench-token-0123456789abcdef0123";
  private static final Pattern READY = Pattern.compile("ws://[^ ]*?:(\\d+).*token");
  private static final double CLOCK_TICKS = 100;

  private final Process process;
  private final int port;

  private Gateway(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts and waits until it prints that it is ready. */
  static Gateway start(Path home, Path state, Map<String, String> environment) throws IOException {
    Process process =
        command(home, state, environment, "gateway", "--port", "0")
            .redirectErrorStream(true)
            .start();
    var reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var printed = new ArrayList<String>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      printed.add(line);
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        var drain = new Thread(() -> drain(reader), "drain");
        drain.setDaemon(true);
        drain.start();
        return new Gateway(process, Integer.parseInt(ready.group(1)));
      }
    }
    throw new IOException("the gateway did not start:\n" + String.join("\n", printed));
  }

  /** Takes what is printed later, so that the process never waits for a reader. */
  private static void drain(BufferedReader reader) {
    try {
      reader.transferTo(Writer.nullWriter());
    } catch (IOException ended) {
      Thread.currentThread().interrupt();
    }
  }

  static ProcessBuilder command(
      Path home, Path state, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/openclaw").toString());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("OPENCLAW_") && !name.equals("OPENCLAW_JAVA_OPTS"));
    builder.environment().put("OPENCLAW_STATE_DIR", state.toString());
    builder.environment().put("HOME", state.toString());
    builder.environment().putAll(environment);
    return builder;
  }

  int port() {
    return port;
  }

  /** CPU seconds used so far. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / CLOCK_TICKS;
  }

  /** Resident memory in MiB. */
  double residentMiB() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    return Double.NaN;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
