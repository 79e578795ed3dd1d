package ai.openclaw.core.planning.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.planning.findings.AuditFinding.Level;
import ai.openclaw.core.planning.findings.Suppressions.Lapsed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SuppressionsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  private static final AuditFinding FINDING =
      new AuditFinding(
          "PLAINTEXT_FOUND", Level.WARNING, "/s/openclaw.json", "models.x.apiKey", "", "m", 0);

  private static Suppressions of(String entry) throws Exception {
    JsonNode config =
        new ObjectMapper()
            .readTree("{\"audit\":{\"suppressions\":[" + entry.replace('\'', '"') + "]}}");
    return Suppressions.of(config, TODAY);
  }

  private static boolean suppresses(String members) throws Exception {
    String entry = "{'code':'PLAINTEXT_FOUND','reason':'r','until':'2026-07-01'" + members + "}";
    return of(entry).of(FINDING).isPresent();
  }

  @Test
  void suppressesByCodeFileAndPath() throws Exception {
    assertTrue(suppresses(""));
    assertTrue(suppresses(",'path':'models.x.apiKey'"));
    assertTrue(suppresses(",'path':'models.*.apiKey','file':'openclaw.json'"));
    assertTrue(suppresses(",'file':'/s/openclaw.json'"));
    assertTrue(suppresses(",'file':'*.json'"));
    assertFalse(suppresses(",'path':'models.x'"));
    assertFalse(suppresses(",'file':'claw.json'"));
    assertFalse(suppresses(",'file':'other.json'"));
    assertFalse(
        of("{'code':'REF_SHADOWED','reason':'r','until':'2026-07-01'}").of(FINDING).isPresent());
  }

  @Test
  void countsOnItsLastDayAndNoLonger() throws Exception {
    assertEquals(1, of("{'code':'A','reason':'r','until':'2026-06-15'}").active().size());
    assertEquals(
        "it ended on 2026-06-14", lapsed("{'code':'A','reason':'r','until':'2026-06-14'}"));
  }

  @Test
  void needsAReasonAndADateWithinAYear() throws Exception {
    assertEquals("it gives no reason", lapsed("{'code':'A','until':'2026-07-01'}"));
    assertEquals("it gives no reason", lapsed("{'code':'A','reason':' ','until':'2026-07-01'}"));
    assertEquals("it names no code", lapsed("{'reason':'r','until':'2026-07-01'}"));
    assertTrue(lapsed("{'code':'A','reason':'r'}").startsWith("until is no date"));
    assertTrue(lapsed("{'code':'A','reason':'r','until':'2026-02-30'}").startsWith("until is no"));
    assertEquals(
        "until is more than a year ahead",
        lapsed("{'code':'A','reason':'r','until':'2027-06-17'}"));
    assertEquals(1, of("{'code':'A','reason':'r','until':'2027-06-16'}").active().size());
  }

  @Test
  void namesThePlaceOfOneThatLapsed() throws Exception {
    Suppressions read =
        of("{'code':'A','reason':'r','until':'2026-07-01'},{'code':'B','until':'2026-07-01'}");
    assertEquals("audit.suppressions.1", read.lapsed().get(0).place());
    assertTrue(read.present());
    assertFalse(of("").present());
  }

  private static String lapsed(String entry) throws Exception {
    Suppressions read = of(entry);
    assertEquals(0, read.active().size());
    return read.lapsed().stream().map(Lapsed::why).findFirst().orElseThrow();
  }
}
