package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code secrets audit} with its options, on the unpacked distribution. */
@Tag("proof")
class SweepIT {
  private static final Distribution DISTRIBUTION = Distribution.built();
  private static final String ENV = "env-canary-0123456789-abcdef";
  private static final String FILE = "file-canary-0123456789-abcdef";
  private static final String PLAIN = "plain-canary-0123456789-abcdef";

  @TempDir Path folder;

  private Path state = Path.of("/");

  @BeforeEach
  void plant() throws Exception {
    state = folder.toRealPath();
    Distribution.write(state.resolve("secrets.json"), "{\"key\": \"" + FILE + "\"}");
    Distribution.write(state.resolve(".env"), "SWEPT_KEY=" + ENV + "\nUNUSED=" + FILE + "\n");
    Distribution.write(
        state.resolve("openclaw.json"),
        """
        // was %1$s
        {gateway: {mode: 'local', auth: {token: '%1$s'}},
         secrets: {providers: {vault: {source: 'file', path: '%2$s', mode: 'json'}}},
         models: {providers: {a: %3$s, b: %4$s}}}
        """
            .formatted(
                PLAIN,
                state.resolve("secrets.json"),
                State.modelProvider("env", "default", "SWEPT_KEY"),
                State.modelProvider("file", "vault", "/key")));
    Distribution.write(state.resolve("openclaw.json.bak"), "{token: '" + PLAIN + "'}");
    Distribution.write(state.resolve("logs/gateway.log"), "a " + ENV + "\nb\n");
    Distribution.write(state.resolve("agents/main/sessions/s.jsonl"), "{\"m\":\"" + FILE + "\"}\n");
  }

  private Outcome audit(String... options) throws Exception {
    var words = new ArrayList<>(List.of("secrets", "audit"));
    words.addAll(List.of(options));
    return DISTRIBUTION.run(state, Map.of(), words.toArray(String[]::new));
  }

  private Set<String> residue(JsonNode report) {
    var places = new TreeSet<String>();
    for (JsonNode finding : report.path("findings")) {
      if (finding.path("code").asText().equals("SECRET_RESIDUE")) {
        Path file = Path.of(finding.path("file").asText());
        places.add(
            state.relativize(file) + " " + finding.path("of").path(0).path("jsonPath").asText());
      }
    }
    return places;
  }

  @Test
  void findsCopiesOfEveryKindOfValueAndCleansThem() throws Exception {
    Outcome found = audit("--sweep", "--check", "--json");
    assertEquals(1, found.exit(), found.toString());
    Set<String> left = Set.of(".env models.providers.b.apiKey", "openclaw.json gateway.auth.token");
    var all = new TreeSet<>(left);
    all.add("openclaw.json.bak gateway.auth.token");
    all.add("logs/gateway.log models.providers.a.apiKey");
    all.add("agents/main/sessions/s.jsonl models.providers.b.apiKey");
    assertEquals(all, residue(found.json()));
    for (String value : List.of(ENV, FILE, PLAIN)) {
      assertFalse(found.out().contains(value), found.out());
    }

    Outcome refused = audit("--sweep", "--clean", "--json");
    assertEquals(1, refused.exit(), refused.toString());
    assertTrue(refused.err().contains("--yes"), refused.err());
    assertEquals(5, refused.json().path("plan").size());
    assertTrue(Files.exists(state.resolve("openclaw.json.bak")));

    Outcome cleaned = audit("--sweep", "--clean", "--yes", "--json");
    assertEquals(0, cleaned.exit(), cleaned.toString());
    assertEquals(left, residue(cleaned.json()));
    assertFalse(Files.exists(state.resolve("openclaw.json.bak")));
    assertEquals("a [removed]\nb\n", Files.readString(state.resolve("logs/gateway.log")));
  }

  @Test
  void onlyASweepNeedsItsBundle() throws Exception {
    var index = new Properties();
    try (var in = Files.newInputStream(DISTRIBUTION.home().resolve("lib/index.properties"))) {
      index.load(in);
    }
    assertFalse(index.getProperty("bundles.secrets audit").contains("core.sweep"));
    assertTrue(index.getProperty("bundles.secrets audit --sweep").contains("core.sweep"));
  }

  @Test
  void writesSarifAndCountsWhatABaselineDoesNotHave() throws Exception {
    Path sarif = state.resolve("audit.sarif");
    Path baseline = state.resolve("baseline.json");
    Outcome written =
        audit("--baseline", baseline.toString(), "--update-baseline", "--sarif", sarif.toString());
    assertEquals(0, written.exit(), written.toString());
    JsonNode log = new ObjectMapper().readTree(sarif.toFile());
    assertEquals(
        "PLAINTEXT_FOUND", log.at("/runs/0/results/0/ruleId").asText(), log.toPrettyString());
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(baseline)));
    Outcome same = audit("--baseline", baseline.toString(), "--check", "--json");
    assertEquals(0, same.exit(), same.toString());
    assertEquals(0, same.json().path("findings").size());
    assertEquals(1, same.json().at("/baseline/unchanged").asInt());
    Outcome piped = audit("--sarif", "-");
    assertEquals("2.1.0", piped.json().path("version").asText());
    Outcome missing = audit("--baseline", "none.json");
    assertEquals(2, missing.exit(), missing.toString());
  }

  @Test
  void keepsSuppressionsInTheFileOfOwnKeys() throws Exception {
    String main = Files.readString(state.resolve("openclaw.json"));
    Outcome set =
        DISTRIBUTION.run(
            state,
            Map.of(),
            "config",
            "set",
            "audit.suppressions",
            "[{code: 'PLAINTEXT_FOUND', reason: 'r', until: '2026-12-31'}]");
    assertEquals(0, set.exit(), set.toString());
    assertEquals(main, Files.readString(state.resolve("openclaw.json")));
    assertTrue(Files.readString(state.resolve("openclaw.osgi.json5")).contains("PLAINTEXT_FOUND"));
  }

  @Test
  void suppressesWhatWasAcceptedUntilItsDate() throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Distribution.write(
        state.resolve("openclaw.osgi.json5"),
        """
        {audit: {suppressions: [
          {code: 'PLAINTEXT_FOUND', path: 'gateway.*', reason: 'moves next week', until: '%s'},
          {code: 'REF_SHADOWED', reason: 'over', until: '2020-01-01'}]}}
        """
            .formatted(today.plusDays(30)));
    Outcome accepted = audit("--check", "--json");
    assertEquals(0, accepted.exit(), accepted.toString());
    assertEquals(1, accepted.json().at("/summary/suppressedCount").asInt());
    assertEquals(0, accepted.json().at("/summary/plaintextCount").asInt());
    assertEquals(
        "audit.suppressions.1", accepted.json().at("/lapsedSuppressions/0/jsonPath").asText());
    Outcome text = audit();
    assertTrue(text.out().contains("audit.suppressions.1"), text.out());
  }
}
