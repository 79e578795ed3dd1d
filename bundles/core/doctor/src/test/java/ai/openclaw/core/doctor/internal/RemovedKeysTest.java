package ai.openclaw.core.doctor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigValidator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovedKeysTest {
  private static final String CONFIG =
      """
      // mine
      {
        gateway: {mode: 'local', auth: {token: 'keep-me-0123456789'}},
        nobodyKnows: {deep: [1, 2]},
        channels: {nobodyInstalled: {x: 1}},
      }
      """;

  @TempDir Path folder;

  @Test
  void anUnknownKeyIsDroppedOnceWithTheOldContentBesideAndCanBeTakenBack() throws Exception {
    try (var clinic = new Clinic(folder)) {
      clinic.validator(RemovedKeysTest::unknown);
      clinic.write("openclaw.json", CONFIG);
      CommandResult looked = clinic.run();
      assertEquals(1, looked.exitCode());
      assertEquals(CONFIG, clinic.text("openclaw.json"), "looking changes nothing");

      CommandResult fixed = clinic.run("fix");
      assertEquals(0, fixed.exitCode(), fixed.toString());
      String now = clinic.text("openclaw.json");
      assertFalse(now.contains("nobodyKnows"), now);
      assertTrue(now.contains("nobodyInstalled") && now.contains("// mine"), now);
      assertTrue(fixed.blocks().toString().contains("nobodyKnows"), "each one is shown");
      assertEquals(CONFIG, clinic.text("openclaw.json.bak"));
      assertEquals("rw-------", Clinic.mode(clinic.state.resolve("openclaw.json.bak")));
      assertEquals(
          clinic.state.resolve("openclaw.json.bak").toRealPath().toString(),
          fixed.data().orElseThrow().at("/fix/backups/0").asText());

      assertEquals(0, clinic.run("fix").exitCode());
      assertEquals(now, clinic.text("openclaw.json"), "the second time there is nothing to do");

      assertEquals(0, clinic.run("undo").exitCode());
      assertEquals(CONFIG, clinic.text("openclaw.json"));
    }
  }

  @Test
  void aNewTokenIsWrittenWhenItIsAskedForButNeverInPlaceOfAReference() throws Exception {
    try (var clinic = new Clinic(folder)) {
      clinic.write("openclaw.json", CONFIG);
      CommandResult renewed = clinic.run("generate-gateway-token");
      assertEquals(0, renewed.exitCode(), renewed.toString());
      String now = clinic.text("openclaw.json");
      assertTrue(now.matches("(?s).*token: ['\"][0-9a-f]{48}['\"].*"), "a new token stands there");
      assertFalse(now.contains("keep-me"), now);
      assertFalse(renewed.toString().matches("(?s).*[0-9a-f]{48}.*"), "it is not shown");
      assertFalse(
          Files.exists(clinic.state.resolve("openclaw.json.bak")), "the old one is kept nowhere");

      String reference =
          "{gateway: {auth: {token: {source: 'env', provider: 'default', id: 'T'}}}}";
      clinic.write("openclaw.json", reference);
      CommandResult refused = clinic.run("generate-gateway-token");
      assertEquals(1, refused.exitCode());
      assertEquals("DOCTOR_TOKEN_REFERENCED", refused.failure().orElseThrow().code());
      assertEquals(reference, clinic.text("openclaw.json"));
    }
  }

  private static ConfigValidator.Findings unknown(ConfigSnapshot candidate) {
    return new ConfigValidator.Findings(
        candidate.source().has("nobodyKnows")
            ? List.of(
                ConfigIssue.at("CONFIG_INVALID", "<root>", "Unrecognized key: \"nobodyKnows\""))
            : List.of(),
        List.of());
  }
}
