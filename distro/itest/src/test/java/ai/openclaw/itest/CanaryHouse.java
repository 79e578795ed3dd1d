package ai.openclaw.itest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** A state directory with a reference in every credential field that the shipped bundles know. */
final class CanaryHouse {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> RESOURCES =
      List.of(
          "openclaw/surface.json",
          "ai/openclaw/core/secrets/internal/surface/credential-targets.json");

  /** Settings that make fields active, and those that other fields need beside them. */
  private static final String SETTINGS =
      """
      {"gateway": {"mode": "local", "auth": {"mode": "token"}},
       "ui": {"seamColor": "#ff0000"},
       "agents": {"defaults": {"sandbox": {"mode": "all", "backend": "ssh"}},
         "list": [{"id": "main"}]},
       "tools": {"web": {"search": {"provider": "brave"}}},
       "plugins": {"entries": {"acpx": {"enabled": true}, "voice-call": {"enabled": true},
         "exa": {"enabled": true}, "perplexity": {"enabled": true},
         "firecrawl": {"enabled": true}, "tavily": {"enabled": true}}},
       "channels": {
         "telegram": {"webhookUrl": "https://example.org/t"},
         "discord": {"pluralkit": {"enabled": true}},
         "irc": {"nickserv": {"enabled": true}},
         "feishu": {"connectionMode": "webhook"},
         "zalo": {"webhookUrl": "https://example.org/z"}}}
      """;

  private final Path folder;
  private final Path outside;
  private final Canaries canaries;
  private final Canaries plain;
  private final List<String> paths = new ArrayList<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, String> dotEnv = new LinkedHashMap<>();
  private final ObjectNode vault = JSON.createObjectNode();
  private final ObjectNode helper = JSON.createObjectNode();
  private String token = "";

  CanaryHouse(Path folder, Path outside, Canaries canaries, Canaries plain) {
    this.folder = folder;
    this.outside = outside;
    this.canaries = canaries;
    this.plain = plain;
  }

  Path folder() {
    return folder;
  }

  Path vaultFile() {
    return outside.resolve("vault.json");
  }

  Path config() {
    return folder.resolve("openclaw.json");
  }

  Path profiles() {
    return folder.resolve("agents/main/agent/auth-profiles.json");
  }

  Path dotEnvFile() {
    return folder.resolve(".env");
  }

  /** The environment of every process. */
  Map<String, String> variables() {
    return variables;
  }

  /** The fields that have a value. */
  List<String> paths() {
    return paths;
  }

  String token() {
    return token;
  }

  void build(Distribution distribution) throws IOException {
    // Commands start faster with it, and it is one more file that could hold a value.
    variables.put("OPENCLAW_CLASS_DATA", "on");
    var config = (ObjectNode) JSON.readTree(SETTINGS);
    ObjectNode profiles = JSON.createObjectNode();
    for (JsonNode target : targets(distribution)) {
      place(target, config, profiles);
    }
    config.putObject("logging").put("file", folder.resolve("logs/gateway.log").toString());
    ObjectNode providers = config.putObject("secrets").putObject("providers");
    providers.putObject("vault").put("source", "file").put("path", vaultFile().toString());
    providers.putObject("helper").put("source", "exec").put("command", program().toString());
    ObjectNode own = config.withObject("/models/providers/written");
    own.put("baseUrl", "http://127.0.0.1:9").put("apiKey", plain.value(1)).putArray("models");
    profile(profiles, "kept").put("type", "api_key").put("key", plain.value(2));
    Distribution.write(config(), config.toPrettyString());
    Distribution.write(
        profiles(),
        JSON.createObjectNode().put("version", 1).set("profiles", profiles).toPrettyString());
    var lines = new StringBuilder();
    dotEnv.forEach((name, value) -> lines.append(name + "='" + value + "'\n"));
    Distribution.write(dotEnvFile(), lines.toString());
    mend();
  }

  /** Lets both providers answer as they should. */
  void mend() throws IOException {
    vault(vault.toString());
    answer(JSON.createObjectNode());
  }

  /** Lets the program have no value for one field, and quote the value of another. */
  void quote() throws IOException {
    ObjectNode errors = JSON.createObjectNode();
    errors.putObject("c2").put("message", "not to be had: " + helper.path("c6").asText());
    answer(errors);
  }

  private void answer(ObjectNode errors) throws IOException {
    ObjectNode answer = JSON.createObjectNode().put("protocolVersion", 1);
    answer.set("values", helper);
    answer.set("errors", errors);
    Distribution.write(outside.resolve("answer.json"), answer.toString());
    program("cat >/dev/null; cat '" + outside.resolve("answer.json") + "'");
  }

  /** Changes every value that comes from the file. */
  void rotate(int by) throws IOException {
    int number = by;
    for (Map.Entry<String, JsonNode> entry : vault.properties()) {
      entry.setValue(vault.textNode(canaries.value(number++)));
    }
    vault(vault.toString());
  }

  void vault(String content) throws IOException {
    Path next = Distribution.write(outside.resolve("next.json"), content);
    Files.move(next, vaultFile(), StandardCopyOption.ATOMIC_MOVE);
  }

  void program(String script) throws IOException {
    Path next = outside.resolve("next");
    Files.writeString(next, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script + "\n");
    Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rwx------"));
    Files.move(next, program(), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path program() {
    return outside.resolve("helper");
  }

  private static List<JsonNode> targets(Distribution distribution) throws IOException {
    var targets = new ArrayList<JsonNode>();
    for (Path bundle : Distribution.bundles(distribution.home())) {
      try (JarFile jar = new JarFile(bundle.toFile())) {
        for (String name : RESOURCES) {
          ZipEntry entry = jar.getEntry(name);
          if (entry != null) {
            JsonNode surface = JSON.readTree(jar.getInputStream(entry));
            surface.path("targets").forEach(targets::add);
            surface.path("runtimeOnly").forEach(targets::add);
          }
        }
      }
    }
    return targets;
  }

  private void place(JsonNode target, ObjectNode config, ObjectNode profiles) {
    String path = target.path("path").asText();
    int number = paths.size();
    if (paths.contains(path)) {
      return;
    }
    if (path.startsWith("profiles.")) {
      String field = path.substring(path.lastIndexOf('.') + 1);
      profile(profiles, "c" + number)
          .put("type", field.equals("key") ? "api_key" : "token")
          .set(field + "Ref", reference(number));
    } else {
      String[] segments = target.path("refPath").asText(path).split("\\.", -1);
      if (!descend(config, segments, number)) {
        return;
      }
    }
    if (path.equals("gateway.auth.token")) {
      token = canaries.value(number);
    }
    paths.add(path);
  }

  private static ObjectNode profile(ObjectNode profiles, String name) {
    return profiles.putObject(name + ":default").put("provider", name);
  }

  /** Puts a reference at the end of a path; false when what stands beside it does not allow it. */
  private boolean descend(ObjectNode config, String[] segments, int number) {
    ObjectNode at = config;
    for (int i = 0; i < segments.length - 1; i++) {
      String key = segments[i];
      if (key.endsWith("[]")) {
        ArrayNode list = at.withArray("/" + key.substring(0, key.length() - 2));
        at = list.addObject();
        if (segments[0].equals("agents")) {
          at.put("id", "c" + number);
        }
      } else {
        boolean any = key.equals("*");
        at = at.withObject("/" + (any ? "c" + number : key));
        if (any && i == 2 && segments[0].equals("models")) {
          at.put("baseUrl", "http://127.0.0.1:9").putArray("models");
        }
        neighbours(at, i == 0 ? "" : segments[i - 1], key, any, segments[segments.length - 1]);
      }
    }
    String last = segments[segments.length - 1];
    if (at.path("mode").asText().equals(last.equals("token") ? "header" : "authorization-bearer")) {
      return false;
    }
    at.set(last.equals("*") ? "c" + number : last, reference(number));
    return true;
  }

  private static void neighbours(
      ObjectNode at, String parent, String key, boolean any, String last) {
    if (any && parent.equals("mcpServers")) {
      at.put("command", "/bin/true");
    } else if (any && parent.equals("accounts")) {
      account(at, last);
    } else if (key.equals("auth") && parent.equals("request") && at.isEmpty()) {
      if (last.equals("token")) {
        at.put("mode", "authorization-bearer");
      } else {
        at.put("mode", "header").put("headerName", "x-key");
      }
    } else if (key.equals("proxy")) {
      at.put("mode", "explicit-proxy").put("url", "http://127.0.0.1:9");
    } else if (key.equals("sandbox")) {
      at.put("mode", "all").put("backend", "ssh");
    }
  }

  private static void account(ObjectNode at, String last) {
    switch (last) {
      case "signingSecret" -> at.put("mode", "http");
      case "webhookSecret" -> at.put("webhookUrl", "https://example.org/hook");
      case "encryptKey", "verificationToken" -> at.put("connectionMode", "webhook");
      default -> at.put("enabled", true);
    }
  }

  /** A reference of one of the sources, in turn, and the value there. */
  private ObjectNode reference(int number) {
    String value = canaries.value(number);
    ObjectNode reference = JSON.createObjectNode();
    switch (number % 4) {
      case 0 -> {
        variables.put("CANARY_" + number, value);
        reference.put("source", "env").put("provider", "default").put("id", "CANARY_" + number);
      }
      case 1 -> {
        vault.put("c" + number, value);
        reference.put("source", "file").put("provider", "vault").put("id", "/c" + number);
      }
      case 2 -> {
        helper.put("c" + number, value);
        reference.put("source", "exec").put("provider", "helper").put("id", "c" + number);
      }
      default -> {
        dotEnv.put("CANARY_" + number, value);
        reference.put("source", "env").put("provider", "default").put("id", "CANARY_" + number);
      }
    }
    return reference;
  }
}
