package ai.openclaw.core.planning.findings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes findings as SARIF 2.1.0, for tools that collect them. */
public final class SarifLog {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String FINGERPRINT = "openclawFinding/v1";

  private final String tool;
  private final String version;
  private final List<Rule> rules;

  /**
   * Starts a log.
   *
   * @param tool the name of the tool
   * @param version its version
   * @param rules every kind of finding it knows
   */
  public SarifLog(String tool, String version, List<Rule> rules) {
    this.tool = tool;
    this.version = version;
    this.rules = List.copyOf(rules);
  }

  /**
   * A kind of finding.
   *
   * @param code its code
   * @param level how bad one is, as a rule
   * @param summary what it is, one sentence
   * @param help what to do
   */
  public record Rule(String code, AuditFinding.Level level, String summary, String help) {}

  /**
   * A finding and what became of it.
   *
   * @param finding the finding
   * @param fingerprint its fingerprint
   * @param known whether a baseline has it; empty when there is no baseline
   * @param suppression what suppresses it
   */
  public record Result(
      AuditFinding finding,
      String fingerprint,
      Optional<Boolean> known,
      Optional<Suppression> suppression) {}

  /** The log of one run. */
  public ObjectNode of(List<Result> results) {
    ObjectNode log = JsonNodeFactory.instance.objectNode();
    log.put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", tool).put("version", version);
    ArrayNode described = driver.putArray("rules");
    var codes = new ArrayList<String>();
    for (Rule rule : rules) {
      codes.add(rule.code());
      describe(described.addObject(), rule);
    }
    run.put("columnKind", "utf16CodeUnits");
    ArrayNode list = run.putArray("results");
    results.forEach(result -> write(list.addObject(), result, codes));
    return log;
  }

  private static void describe(ObjectNode node, Rule rule) {
    node.put("id", rule.code());
    node.putObject("shortDescription").put("text", rule.summary());
    node.putObject("help").put("text", rule.help());
    node.putObject("defaultConfiguration").put("level", level(rule.level()));
  }

  private static void write(ObjectNode node, Result result, List<String> codes) {
    AuditFinding finding = result.finding();
    node.put("ruleId", finding.code());
    int index = codes.indexOf(finding.code());
    if (index >= 0) {
      node.put("ruleIndex", index);
    }
    node.put("level", level(finding.level()));
    node.putObject("message").put("text", finding.message());
    ObjectNode location = node.putArray("locations").addObject();
    if (!finding.file().isEmpty()) {
      ObjectNode physical = location.putObject("physicalLocation");
      physical
          .putObject("artifactLocation")
          .put("uri", Path.of(finding.file()).toAbsolutePath().toUri().toString());
      if (finding.line() > 0) {
        physical.putObject("region").put("startLine", finding.line());
      }
    }
    location
        .putArray("logicalLocations")
        .addObject()
        .put("fullyQualifiedName", finding.path())
        .put("kind", "member");
    node.putObject("partialFingerprints").put(FINGERPRINT, result.fingerprint());
    result.known().ifPresent(known -> node.put("baselineState", known ? "unchanged" : "new"));
    result
        .suppression()
        .ifPresent(
            suppression ->
                node.putArray("suppressions")
                    .addObject()
                    .put("kind", "external")
                    .put("status", "accepted")
                    .put(
                        "justification",
                        suppression.reason() + " (until " + suppression.until() + ")"));
  }

  private static String level(AuditFinding.Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
