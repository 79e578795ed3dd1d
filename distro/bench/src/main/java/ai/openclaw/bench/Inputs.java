package ai.openclaw.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the files that a gateway under test reads. */
final class Inputs {
  private Inputs() {}

  /** A configuration with the bench token and whatever else is given as one JSON5 object. */
  static void config(Path state, String more) throws IOException {
    String rest = more.strip();
    rest = rest.substring(1, rest.length() - 1).replace("STATE", state.toString());
    write(
        state.resolve("openclaw.json"),
        "{gateway: {mode: 'local', auth: {mode: 'token', token: '"
            + Gateway.TOKEN
            + "'}}, logging: {file: '"
            + state
            + "/gateway.log'}"
            + (rest.isEmpty() ? "" : ", " + rest)
            + "}");
  }

  /** A file of as many secrets. */
  static void secretFile(Path file, int secrets) throws IOException {
    write(
        file,
        IntStream.range(0, secrets)
            .mapToObj(i -> "\"k" + i + "\": \"bench-value-" + i + "\"")
            .collect(Collectors.joining(",", "{", "}")));
  }

  /** Settings of as many model providers, each with a reference as its key. */
  static String models(String source, int refs, int providers) {
    return "{secrets: {providers: {"
        + providers(source, providers)
        + "}}, models: {providers: {"
        + IntStream.range(0, refs)
            .mapToObj(i -> model(i, ref(source, i, providers)))
            .collect(Collectors.joining(", "))
        + "}}}";
  }

  /** The same with plain values, and the providers that a plan's references need. */
  static String plaintextModels(int models, int providers) {
    return "{secrets: {providers: {"
        + providers("file", providers)
        + "}}, models: {providers: {"
        + IntStream.range(0, models)
            .mapToObj(i -> "\n  " + model(i, "'plain-value-" + i + "'"))
            .collect(Collectors.joining(","))
        + "}}}";
  }

  private static String providers(String source, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                switch (source) {
                  case "file" -> "f%d: {source: 'file', path: 'STATE/secrets.json'}".formatted(i);
                  case "exec" ->
                      "f%d: {source: 'exec', command: 'STATE/program', passEnv: ['PATH']}"
                          .formatted(i);
                  default -> "default: {source: 'env'}";
                })
        .collect(Collectors.joining(", "));
  }

  private static String model(int index, String key) {
    return "p%d: {baseUrl: 'http://127.0.0.1:9/v1', models: [], apiKey: %s}".formatted(index, key);
  }

  private static String ref(String source, int index, int providers) {
    return "{\"source\": \"%s\", \"provider\": \"%s\", \"id\": \"%s\"}"
        .formatted(
            source,
            source.equals("env") ? "default" : "f" + index % providers,
            switch (source) {
              case "env" -> "BENCH_" + index;
              case "file" -> "/k" + index;
              default -> "k" + index;
            });
  }

  /** A plan that replaces the key of as many model providers. */
  static void plan(Path file, int targets, int providers) throws IOException {
    write(
        file,
        IntStream.range(0, targets)
            .mapToObj(
                i ->
                    "{\"type\":\"models.providers.apiKey\",\"path\":\"models.providers.p"
                        + i
                        + ".apiKey\",\"ref\":"
                        + ref("file", i, providers)
                        + "}")
            .collect(
                Collectors.joining(
                    ",", "{\"version\":1,\"protocolVersion\":1,\"targets\":[", "]}")));
  }

  /** As many agents, each with two profiles and a generated file. */
  static void agents(Path state, int agents) throws IOException {
    for (int i = 0; i < agents; i++) {
      Path folder =
          Files.createDirectories(
              state.resolve("agents").resolve(i == 0 ? "main" : "a" + i).resolve("agent"));
      write(
          folder.resolve("auth-profiles.json"),
          "{\"version\":1,\"profiles\":{\"a:d\":{\"type\":\"api_key\",\"provider\":\"openai\",\"key\":"
              + "\"bench-plain\"},\"a:t\":{\"type\":\"token\",\"provider\":\"anthropic\",\"tokenRef\":"
              + "{\"source\":\"env\",\"provider\":\"default\",\"id\":\"HOME\"}}}}");
      write(
          folder.resolve("models.json"),
          "{\"providers\":{\"openai\":{\"apiKey\":\"OPENAI_API_KEY\",\"models\":[]}}}");
    }
  }

  /** A shell script that its owner alone may change. */
  static void program(Path file, String... lines) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static void write(Path file, String content) throws IOException {
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
