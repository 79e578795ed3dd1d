package ai.openclaw.core.sweep.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.planning.residue.KnownSecret;
import ai.openclaw.core.planning.residue.OwnPlaces;
import ai.openclaw.core.planning.residue.SecretPlace;
import ai.openclaw.core.planning.residue.SweepRequest;
import ai.openclaw.core.planning.residue.SweepRoot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * A state directory with one secret where it belongs and fifteen copies of it where it does not.
 */
record Planted(Path state, Path home) {
  static final String CANARY = "sk-canary/é\"7f3+Qx=9zLm";

  static Planted in(Path folder) throws IOException {
    Path real = folder.toRealPath();
    var planted = new Planted(real.resolve("state"), real.resolve("home"));
    planted.decoys();
    for (Map.Entry<Path, byte[]> copy : planted.copies().entrySet()) {
      planted.write(copy.getKey(), copy.getValue());
    }
    Files.setLastModifiedTime(
        planted.state.resolve(".openclaw.json.tmp"),
        FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    return planted;
  }

  Path config() {
    return state.resolve("openclaw.json");
  }

  private String configText() {
    return "{\"apiKey\": \"" + CANARY.replace("\"", "\\\"") + "\"}";
  }

  /** Where the value belongs, and texts that are nearly it. */
  private void decoys() throws IOException {
    write(config(), configText().getBytes(UTF_8));
    String near = CANARY.substring(0, CANARY.length() - 1);
    write(state.resolve("logs/near.log"), (near + " " + near + "X [redacted]").getBytes(UTF_8));
    write(state.resolve("cache/near.bin"), Base64.getEncoder().encode(near.getBytes(UTF_8)));
  }

  Map<Path, byte[]> copies() throws IOException {
    byte[] value = CANARY.getBytes(UTF_8);
    String json = CANARY.replace("\"", "\\\"");
    String basic = Base64.getEncoder().encodeToString(("user:" + CANARY).getBytes(UTF_8));
    String urlSafe = Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    var copies = new LinkedHashMap<Path, byte[]>();
    copies.put(state.resolve("openclaw.json.bak"), configText().getBytes(UTF_8));
    copies.put(state.resolve("openclaw.json.bak.2"), configText().getBytes(UTF_8));
    copies.put(state.resolve("openclaw.json~"), configText().getBytes(UTF_8));
    copies.put(state.resolve(".openclaw.json.tmp"), configText().getBytes(UTF_8));
    copies.put(state.resolve("openclaw.json.last-good"), configText().getBytes(UTF_8));
    copies.put(
        state.resolve("logs/gateway.log"),
        ("one\ntwo {\"msg\":\"" + json + "\"}\nthree\n").getBytes(UTF_8));
    copies.put(state.resolve("logs/gateway.1.log"), ("hex " + hex(value)).getBytes(UTF_8));
    copies.put(
        state.resolve("logs/gateway.2.log.gz"), gzip("x\nAuthorization: Basic " + basic + "\n"));
    copies.put(
        state.resolve("agents/main/sessions/s.jsonl"),
        ("{\"a\":\"{\\\"b\\\":\\\""
                + json.replace("\\", "\\\\").replace("\"", "\\\"")
                + "\\\"}\"}\n")
            .getBytes(UTF_8));
    copies.put(
        state.resolve("cache/urls.txt"),
        ("https://x.test/?key=" + URLEncoder.encode(CANARY, UTF_8) + "&a=b").getBytes(UTF_8));
    copies.put(state.resolve("plugin-data/p/state.json"), quoted(urlSafe));
    copies.put(
        state.resolve("plugin-data/p/page.md"), CANARY.replace("\"", "&quot;").getBytes(UTF_8));
    copies.put(state.resolve("cache/index.sqlite"), ("SQLite\0" + CANARY + "\0").getBytes(UTF_8));
    copies.put(state.resolve("workspace/notes.md"), CANARY.getBytes(UTF_8));
    copies.put(
        home.resolve(".config/systemd/user/openclaw-gateway.service"),
        ("[Service]\nEnvironment=KEY=" + CANARY + "\n").getBytes(UTF_8));
    return copies;
  }

  /** The copies that are reported and never changed. */
  Set<Path> leftAlone() {
    return Set.of(
        state.resolve("cache/index.sqlite"),
        state.resolve("workspace/notes.md"),
        home.resolve(".config/systemd/user/openclaw-gateway.service"));
  }

  SweepRequest request() throws IOException {
    String before = "{\"apiKey\": ";
    long end = Files.size(config()) - 1;
    return new SweepRequest(
        List.of(
            new KnownSecret(new SecretPlace(config(), "apiKey"), SecretValue.of(CANARY)),
            new KnownSecret(new SecretPlace(config(), "other"), SecretValue.of(CANARY)),
            new KnownSecret(new SecretPlace(config(), "pin"), SecretValue.of("1234")),
            new KnownSecret(new SecretPlace(config(), "word"), SecretValue.of("changeme"))),
        Set.of("secretref-managed"),
        List.of(
            new SweepRoot(home.resolve(".config/systemd/user"), true, "openclaw*", false),
            new SweepRoot(state.resolve("workspace"), true, "*", false),
            new SweepRoot(state, true, "*", true),
            new SweepRoot(state.resolve("nothing-there"), true, "*", true)),
        Map.of(config(), new OwnPlaces.Parts(List.of(new OwnPlaces.Range(before.length(), end)))),
        state.resolve("run"));
  }

  void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static byte[] quoted(String text) {
    return ("{\"token\":\"" + text + "\"}").getBytes(UTF_8);
  }

  private static String hex(byte[] value) {
    return HexFormat.of().formatHex(value);
  }

  static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
