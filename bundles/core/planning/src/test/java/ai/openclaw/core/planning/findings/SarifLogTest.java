package ai.openclaw.core.planning.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.openclaw.core.planning.findings.AuditFinding.Level;
import ai.openclaw.core.planning.findings.SarifLog.Result;
import ai.openclaw.core.planning.findings.SarifLog.Rule;
import ai.openclaw.lib.schema.MessageStyle;
import ai.openclaw.lib.schema.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SarifLogTest {
  private static final SarifLog LOG =
      new SarifLog(
          "openclaw secrets audit",
          "1.0.0",
          List.of(
              new Rule("A", Level.ERROR, "An A.", "Mend it."),
              new Rule("B", Level.NOTE, "A B.", "Know it.")));

  private static Schema excerpt() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            SarifLogTest.class.getResourceAsStream("sarif-2.1.0-excerpt.json"))) {
      return Schema.compile(new ObjectMapper().readTree(in));
    }
  }

  private static Result result(String code, long line) {
    return new Result(
        new AuditFinding(code, Level.NOTE, "/s/with blank/ö.json", "a.b", "", "text", line),
        "0123",
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void hasTheFormThatTheStandardAsksFor() throws Exception {
    var suppressed =
        new Result(
            result("A", 0).finding(),
            "4567",
            Optional.of(true),
            Optional.of(
                new Suppression(
                    "A", Optional.empty(), Optional.empty(), "why", LocalDate.of(2026, 12, 31))));
    JsonNode log = LOG.of(List.of(result("B", 7), suppressed, result("UNKNOWN", 0)));
    assertEquals(List.of(), excerpt().validate(log, MessageStyle.CONFIG));
    assertEquals(List.of(), excerpt().validate(LOG.of(List.of()), MessageStyle.CONFIG));
  }

  @Test
  void theExcerptRefusesWhatTheStandardRefuses() throws Exception {
    JsonNode log = new ObjectMapper().readTree("{\"version\":\"2.1.0\",\"runs\":[{}]}");
    assertFalse(excerpt().validate(log, MessageStyle.CONFIG).isEmpty());
  }

  @Test
  void saysWhereAndHowBad() {
    JsonNode run = LOG.of(List.of(result("B", 7))).path("runs").path(0);
    JsonNode result = run.path("results").path(0);
    assertEquals("B", result.path("ruleId").asText());
    assertEquals(
        "B",
        run.at("/tool/driver/rules").path(result.path("ruleIndex").asInt()).path("id").asText());
    assertEquals("note", result.path("level").asText());
    JsonNode place = result.path("locations").path(0);
    assertEquals(
        "file:///s/with%20blank/%C3%B6.json",
        URI.create(place.at("/physicalLocation/artifactLocation/uri").asText()).toASCIIString());
    assertEquals(7, place.at("/physicalLocation/region/startLine").asInt());
    assertEquals("a.b", place.at("/logicalLocations/0/fullyQualifiedName").asText());
    assertEquals("0123", result.at("/partialFingerprints/openclawFinding~1v1").asText());
  }

  @Test
  void tellsWhatIsKnownAndWhatIsAccepted() {
    var finding = result("A", 0).finding();
    var accepted =
        new Suppression("A", Optional.empty(), Optional.empty(), "why", LocalDate.of(2026, 12, 31));
    JsonNode results =
        LOG.of(
                List.of(
                    new Result(finding, "1", Optional.of(false), Optional.empty()),
                    new Result(finding, "2", Optional.of(true), Optional.of(accepted))))
            .at("/runs/0/results");
    assertEquals("new", results.at("/0/baselineState").asText());
    assertFalse(results.path(0).has("suppressions"));
    assertEquals("unchanged", results.at("/1/baselineState").asText());
    assertEquals("why (until 2026-12-31)", results.at("/1/suppressions/0/justification").asText());
  }
}
