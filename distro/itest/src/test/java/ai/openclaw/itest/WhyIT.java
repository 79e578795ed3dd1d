package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator asks a gateway in which several things do not work. */
@Tag("proof")
class WhyIT {
  private static final String VALUE = "operate-value-5c1fd0a7";
  private static final Map<String, String> HERE = Map.of("OPERATE_HERE", VALUE);

  private final Distribution distribution = Distribution.built();

  @TempDir Path folder;
  @TempDir Path outside;

  @Test
  void everyFaultIsTracedToItsCauseAndTheLogIsShown() throws Exception {
    var state = new State(folder);
    state.configure(
        """
        secrets: {providers: {vault: {source: 'exec', command: '%s'}}},
        models: {providers: {near: %s, far: %s, here: %s}}
        """
            .formatted(
                brokenHelper(),
                State.modelProvider("env", "default", "OPERATE_MISSING"),
                State.modelProvider("exec", "vault", "far"),
                State.modelProvider("env", "default", "OPERATE_HERE")));
    state.ownKeys(State.ISOLATE);
    state.drop(DemoBundles.into(outside).build("throws"), "throws.jar");
    state.drop(waiting(), "waits.jar");

    try (var gateway = RunningGateway.start(distribution, folder, HERE)) {
      why("models.providers.near.apiKey", "not-yet", "OPERATE_MISSING");
      why("env:default:OPERATE_MISSING", "not-yet", "OPERATE_MISSING");
      why("models.providers.far.apiKey", "not-yet", "asked again at");
      why("models.providers.near", "not-yet", "OPERATE_MISSING");
      why("models.providers.here.apiKey", "works", "it has a value");
      why("com.example.demo.throwing", "never", "quarantined");
      why("com.example.waits", "never", "com.example.Absent");
      why("secrets.reload", "works", "ai.openclaw.core.secrets");
      why("/healthz", "works", "ai.openclaw.core.status");
      Outcome misspelt = distribution.run(folder, HERE, "why", "secrets.relaod");
      assertEquals(1, misspelt.exit());
      assertTrue(misspelt.err().contains("did you mean secrets.reload?"), misspelt.err());
      theLogIsShownAndItsLevelsChange();
      theLogIsServedInPieces(gateway);
      gateway.process().destroy();
      gateway.awaitExit();
    }
    withoutAGateway();
  }

  private void why(String thing, String verdict, String cause) throws Exception {
    Outcome outcome = distribution.run(folder, HERE, "why", thing, "--json");
    assertEquals(0, outcome.exit(), outcome.err());
    JsonNode answer = outcome.json().path("things").get(0);
    assertEquals(verdict, answer.path("verdict").asText(), outcome.out());
    assertTrue(answer.path("cause").asText().contains(cause), outcome.out());
    assertFalse(outcome.out().contains(VALUE), "no value is shown");
    assertTrue(verdict.equals("works") || !answer.path("remedy").asText().isEmpty(), outcome.out());
  }

  private void theLogIsShownAndItsLevelsChange() throws Exception {
    Outcome set =
        distribution.run(folder, HERE, "logs", "level", "secrets", "debug", "--for", "9m");
    assertEquals(0, set.exit(), set.err());
    assertTrue(set.out().contains("until"), set.out());
    Outcome log = distribution.run(folder, HERE, "logs", "--json");
    assertEquals(0, log.exit(), log.err());
    var json = new ObjectMapper();
    JsonNode meta = json.readTree(log.out().lines().findFirst().orElseThrow());
    assertEquals("meta", meta.path("type").asText());
    assertEquals(new State(folder).log().toString(), meta.path("file").asText());
    boolean told = false;
    for (String line : log.out().lines().skip(1).toList()) {
      JsonNode row = json.readTree(line);
      assertEquals("log", row.path("type").asText(), line);
      told |= row.path("message").asText().startsWith("log level of secrets is debug");
    }
    assertTrue(told, log.out());
    assertFalse(log.out().contains(VALUE));
  }

  private static void theLogIsServedInPieces(RunningGateway gateway) throws Exception {
    try (var client = GatewayClient.connect(gateway)) {
      JsonNode first = client.call("logs.tail");
      assertTrue(first.path("lines").size() > 0, first.toString());
      assertFalse(first.path("truncated").asBoolean() || first.path("reset").asBoolean());
      long cursor = first.path("cursor").asLong();
      JsonNode next =
          client.call("logs.tail", new ObjectMapper().createObjectNode().put("cursor", cursor));
      assertTrue(next.path("cursor").asLong() >= cursor, next.toString());
      assertTrue(next.path("lines").size() < first.path("lines").size(), "only what came since");
    }
  }

  private void withoutAGateway() throws Exception {
    Outcome config = distribution.run(folder, HERE, "why", "models.providers.near.apiKey");
    assertEquals(0, config.exit(), config.err());
    assertTrue(config.out().contains("No gateway runs"), config.out());
    Outcome log = distribution.run(folder, HERE, "logs", "--limit", "3");
    assertEquals(0, log.exit(), log.err());
    assertTrue(log.err().contains("Local Gateway RPC unavailable"), log.err());
    assertEquals(4, log.out().lines().count(), log.out());
  }

  private Path brokenHelper() throws IOException {
    Path helper = Files.writeString(outside.resolve("helper"), "#!/bin/sh\nexit 3\n");
    return Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwx------"));
  }

  /** A bundle whose one component needs a service that does not exist. */
  private Path waiting() throws IOException {
    var manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", "com.example.waits");
    headers.putValue("Bundle-Version", "1.0.0");
    headers.putValue("Service-Component", "OSGI-INF/waits.xml");
    headers.putValue(
        "Require-Capability",
        "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.3.0)(!(version>=2.0.0)))\"");
    Path jar = outside.resolve("waits.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        var entries = new JarOutputStream(out, manifest)) {
      entries.putNextEntry(new JarEntry("OSGI-INF/waits.xml"));
      entries.write(
          """
          <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="com.example.Waits">
            <implementation class="com.example.Waits"/>
            <service><provide interface="java.lang.Runnable"/></service>
            <reference name="absent" interface="com.example.Absent" bind="bind"/>
          </scr:component>
          """
              .getBytes(StandardCharsets.UTF_8));
      entries.closeEntry();
    }
    return jar;
  }
}
