package ai.openclaw.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures what the secrets commands and the reload take with many references. */
final class SecretsBench {
  private static final int RELOADS = 25;
  private static final int RUNS = 5;
  private static final int TARGETS = 10_000;
  private static final int PER_PROVIDER = 500;

  private final Path home;

  SecretsBench(Path home) {
    this.home = home;
  }

  void reload() throws Exception {
    for (String source : List.of("file", "env")) {
      for (int refs : new int[] {10, 100, 500}) {
        reload("secrets.reload, " + refs + " " + source + " refs", source, refs, 1);
      }
    }
    reload("secrets.reload, 1000 refs of two providers", "file", 1_000, 2);
  }

  private void reload(String what, String source, int refs, int providers) throws Exception {
    Path state = Bench.state(Inputs.models(source, refs, providers));
    Inputs.secretFile(state.resolve("secrets.json"), refs);
    Map<String, String> environment =
        IntStream.range(0, refs)
            .boxed()
            .collect(Collectors.toMap(i -> "BENCH_" + i, i -> "bench-value-" + i));
    Bench.print(what, reloads(state, environment).summary("ms"));
  }

  private Samples reloads(Path state, Map<String, String> environment) throws Exception {
    var wall = new Samples();
    try (var gateway = Gateway.start(home, state, environment);
        var client = new Client(gateway.port())) {
      for (int i = 0; i < RELOADS; i++) {
        long before = System.nanoTime();
        client.call("secrets.reload", "{}");
        wall.add((System.nanoTime() - before) / 1e6);
      }
    }
    return wall;
  }

  void exec() throws Exception {
    int refs = 200;
    Path state = Bench.state(Inputs.models("exec", refs, 1));
    Path starts = state.resolve("starts");
    Inputs.program(
        state.resolve("program"),
        "echo >> " + starts,
        "cat > /dev/null",
        "echo '{\"protocolVersion\":1,\"values\":{"
            + IntStream.range(0, refs)
                .mapToObj(i -> "\"k" + i + "\":\"bench-value-" + i + "\"")
                .collect(Collectors.joining(","))
            + "}}'");
    String figure = reloads(state, Map.of()).summary("ms");
    // One more at the start of the gateway.
    long programs = Files.readAllLines(starts).size() - 1L;
    Bench.print("secrets.reload, " + refs + " exec refs", figure);
    Bench.print("program starts per reload", String.valueOf(programs / (double) RELOADS));
    if (programs != RELOADS) {
      throw new IOException("one reload is to start one program");
    }
  }

  void audit() throws Exception {
    for (int agents : new int[] {1, 50, 500}) {
      Path state = Bench.state("{}");
      Inputs.agents(state, agents);
      Samples wall = Bench.time(home, state, RUNS, "secrets", "audit", "--json");
      Bench.print("secrets audit, " + agents + " agents", wall.summary("ms"));
    }
  }

  void apply() throws Exception {
    for (boolean dryRun : new boolean[] {true, false}) {
      var wall = new Samples();
      for (int i = 0; i < (dryRun ? RUNS : 1); i++) {
        Path state =
            Bench.state(Inputs.plaintextModels(TARGETS, Math.max(1, TARGETS / PER_PROVIDER)));
        Inputs.secretFile(state.resolve("secrets.json"), TARGETS);
        Path plan = state.resolve("plan.json");
        Inputs.plan(plan, TARGETS, Math.max(1, TARGETS / PER_PROVIDER));
        String[] command =
            dryRun
                ? new String[] {"secrets", "apply", "--from", plan.toString(), "--dry-run"}
                : new String[] {"secrets", "apply", "--from", plan.toString()};
        Bench.time(home, state, 1, command).into(wall);
      }
      String how = dryRun ? " targets, dry run" : " targets";
      Bench.print("secrets apply, " + TARGETS + how, wall.summary("ms"));
    }
  }
}
