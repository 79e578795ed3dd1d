package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider that fails or hangs, before a gateway of the distribution. */
@Tag("proof")
class ShieldIT {
  private static final int STARTS = 15;
  private static final String VALUE = "shield-value-83ac10f2";

  private final Distribution distribution = Distribution.built();

  @TempDir Path folder;
  @TempDir Path outside;

  @BeforeEach
  void configure() throws Exception {
    Path helper = outside.resolve("helper");
    Files.writeString(
        helper,
        """
        #!/bin/sh
        PATH=/usr/bin:/bin
        cd '%s'
        echo call >> calls
        while [ -e hang ]; do sleep 0.2; done
        [ -e sealed ] && exit 3
        echo '{"protocolVersion":1,"values":{"one":"%s","two":"%s"}}'
        """
            .formatted(outside, VALUE, VALUE));
    Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwx------"));
    new State(folder)
        .configure(
            """
            secrets: {providers: {vault: {source: 'exec', command: '%s', timeoutMs: 60000}}},
            models: {providers: {one: %s, two: %s, near: %s}}
            """
                .formatted(
                    helper,
                    State.modelProvider("exec", "vault", "one"),
                    State.modelProvider("exec", "vault", "two"),
                    State.modelProvider("env", "default", "SHIELD_NEAR")));
  }

  @AfterEach
  void endTheHelper() throws Exception {
    Files.deleteIfExists(outside.resolve("hang"));
  }

  @Test
  void isNotWornOutByAGatewayThatIsStartedAgainAndAgain() throws Exception {
    Path sealed = Files.createFile(outside.resolve("sealed"));
    Outcome refused = start();
    int starts = 1;
    while (!refused.err().contains("SECRETS_PROVIDER_PAUSED") && starts < STARTS) {
      assertEquals(1, refused.exit(), refused.err());
      assertTrue(refused.err().contains("PROVIDER_EXIT_CODE"), refused.err());
      refused = start();
      starts++;
    }
    for (String part :
        new String[] {
          "SECRETS_PROVIDER_PAUSED",
          "PROVIDER_EXIT_CODE",
          "\"vault\"",
          "it is asked again at",
          "openclaw secrets retry vault"
        }) {
      assertTrue(refused.err().contains(part), part + " is missing in: " + refused.err());
    }
    long calls = calls();
    assertEquals(starts - 1, calls, "one call for all ids of a start");

    Files.delete(sealed);
    Outcome retried = distribution.run(folder, Map.of(), "secrets", "retry", "vault", "--json");
    assertEquals("[\"vault\"]", retried.json().path("providers").toString(), retried.err());
    try (var gateway = RunningGateway.start(distribution, folder, near());
        var client = GatewayClient.connect(gateway)) {
      assertEquals(VALUE, client.modelKey("one"));
      assertEquals("closed", provider().path("state").asText());
      assertEquals(calls + 1, provider().path("callsToday").asLong());
    }
  }

  @Test
  void keepsOnlyItsOwnOwnersWaitingInIsolateMode() throws Exception {
    new State(folder).ownKeys(State.ISOLATE);
    Path hang = Files.createFile(outside.resolve("hang"));
    try (var gateway = RunningGateway.start(distribution, folder, near());
        var client = GatewayClient.connect(gateway)) {
      assertEquals("near-value", client.modelKey("near"));
      assertEquals("", client.modelKey("one"));
      JsonNode one = owner("models.providers.one");
      assertEquals("cold", one.path("condition").asText());
      assertEquals("SECRETS_PROVIDER_SLOW", one.path("code").asText());
      assertTrue(one.hasNonNull("nextRetry") && one.hasNonNull("since"), one.toString());
      assertEquals("ok", owner("models.providers.near").path("condition").asText());
      assertEquals(1, provider().path("inFlight").asInt());

      Files.delete(hang);
      Await.until("the late answer serves", () -> client.modelKey("two").equals(VALUE));
      assertEquals("ok", owner("models.providers.one").path("condition").asText());
      assertEquals(1, calls(), "nobody is asked twice");
      assertEquals("", client.ended());
    }
  }

  private static Map<String, String> near() {
    return Map.of("SHIELD_NEAR", "near-value");
  }

  private Outcome start() throws Exception {
    return distribution.run(folder, near(), "gateway", "--port", "0");
  }

  private long calls() throws IOException {
    return Files.readAllLines(outside.resolve("calls")).size();
  }

  private JsonNode provider() throws Exception {
    return distribution
        .run(folder, Map.of(), "secrets", "providers", "--json")
        .json()
        .path("providers")
        .path(0);
  }

  private JsonNode owner(String name) throws Exception {
    JsonNode owners =
        distribution.run(folder, Map.of(), "secrets", "status", "--json").json().path("owners");
    for (JsonNode owner : owners) {
      if (owner.path("owner").asText().equals(name)) {
        return owner;
      }
    }
    throw new AssertionError(name + " is missing in " + owners);
  }
}
