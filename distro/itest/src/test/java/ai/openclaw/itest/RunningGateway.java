package ai.openclaw.itest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway process of the distribution, with everything it has printed. */
final class RunningGateway implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("ws://[^ ]*?:(\\d+)");
  private static final long DEADLINE_SECONDS = 60;

  private final Process process;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private RunningGateway(Process process) {
    this.process = process;
    var reader =
        new Thread(
            () -> {
              try (var lines =
                  new BufferedReader(
                      new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  output.add(line);
                  Matcher ready = READY.matcher(line);
                  if (ready.find() && line.contains("token")) {
                    port.complete(Integer.valueOf(ready.group(1)));
                  }
                }
              } catch (IOException ended) {
                output.add(ended.toString());
              }
              port.completeExceptionally(new IOException("the gateway ended"));
            });
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts a gateway on a free port; does not wait for it. */
  static RunningGateway launch(
      Distribution distribution, Path state, Map<String, String> environment, String... arguments)
      throws IOException {
    String[] all = new String[arguments.length + 3];
    all[0] = "gateway";
    all[1] = "--port";
    all[2] = "0";
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return of(distribution.process(state, environment, all));
  }

  /** Starts a gateway as described; does not wait for it. */
  static RunningGateway of(ProcessBuilder process) throws IOException {
    return new RunningGateway(process.redirectErrorStream(true).start());
  }

  /** Starts a gateway and waits until it serves. */
  static RunningGateway start(
      Distribution distribution, Path state, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    RunningGateway gateway = launch(distribution, state, environment, arguments);
    gateway.port();
    return gateway;
  }

  int port() throws InterruptedException {
    try {
      return port.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("not ready: " + e + "\n" + String.join("\n", output), e);
    }
  }

  Process process() {
    return process;
  }

  String output() {
    return String.join("\n", output);
  }

  /** Waits until a line with the text has been printed. */
  void awaitOutput(String text) throws InterruptedException {
    Await.until("the gateway prints '" + text + "'", () -> output().contains(text));
  }

  String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }

  /** Sends a signal by its name. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running:\n" + output());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      awaitExit();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
