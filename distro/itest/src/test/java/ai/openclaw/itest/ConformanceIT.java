package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the reference implementation did in many small cases. Every twelfth case is run; all of them
 * with {@code -Dconformance=all}.
 */
@Tag("proof")
class ConformanceIT {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final int SAMPLE = 12;
  private static final List<String> FINDING =
      List.of("code", "severity", "file", "jsonPath", "provider", "profileId");

  private final Distribution distribution = Distribution.built();

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> audit() throws IOException {
    return cases("secrets-audit");
  }

  @TestFactory
  Stream<DynamicTest> apply() throws IOException {
    return cases("secrets-apply");
  }

  private Stream<DynamicTest> cases(String area) throws IOException {
    boolean all = System.getProperty("conformance", "").equals("all");
    List<JsonNode> cases = read(area);
    var tests = new ArrayList<DynamicTest>();
    for (int i = 0; i < cases.size(); i += all ? 1 : SAMPLE) {
      JsonNode data = cases.get(i);
      tests.add(dynamicTest(data.path("id").textValue(), () -> run(area, data)));
    }
    return tests.stream();
  }

  private static List<JsonNode> read(String area) throws IOException {
    String name = "/conformance/" + area + ".jsonl";
    var cases = new ArrayList<JsonNode>();
    try (InputStream in =
        Objects.requireNonNull(ConformanceIT.class.getResourceAsStream(name), name)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty()) {
          cases.add(JSON.readTree(line));
        }
      }
    }
    return cases;
  }

  private void run(String area, JsonNode data) throws Exception {
    boolean root = Files.getAttribute(folder, "unix:uid").equals(0);
    if (data.has("requires") && !root) {
      return;
    }
    var test = new ConformanceCase(data, Files.createTempDirectory(folder, "case").toRealPath());
    test.layOut();
    ConformanceFiles before = ConformanceFiles.of(test.root());
    JsonNode expected = data.path("expected");
    int step = 0;
    for (JsonNode command : data.path("steps")) {
      Distribution.Outcome outcome = outcome(test, command);
      JsonNode wanted = expected.path("steps").get(step++);
      String what = test.id() + ", step " + step + ": " + outcome;
      assertEquals(wanted.path("exit").asInt(), outcome.exit(), what);
      String kind = command.path("kind").asText(area);
      assertEquals(
          ordered(wanted.path("stdout")), ordered(compared(kind, answer(test, outcome))), what);
    }
    ConformanceFiles after = ConformanceFiles.of(test.root());
    if (expected.has("files")) {
      ObjectNode files = expected.path("files").deepCopy();
      // The reference rewrites files that do not change.
      ((ObjectNode) files.path("changed"))
          .properties()
          .removeIf(entry -> before.holds(entry.getKey(), entry.getValue(), test));
      assertEquals(numbers(files), numbers(after.since(before, test)), test.id());
    }
    var known = new ArrayList<String>();
    expected.path("remaining").forEach(text -> known.add(text.textValue()));
    assertTrue(known.containsAll(after.remaining(data.path("mustNotRemain"))), test.id());
  }

  private Distribution.Outcome outcome(ConformanceCase test, JsonNode command) throws Exception {
    var arguments = new ArrayList<String>();
    command.path("args").forEach(text -> arguments.add(test.filled(text.textValue())));
    ProcessBuilder process =
        distribution.process(test.state(), Map.of(), arguments.toArray(String[]::new));
    Map<String, String> variables = process.environment();
    variables.keySet().retainAll(List.of("PATH", "JAVA_HOME", "LANG", "TMPDIR", "NO_COLOR"));
    variables.putAll(Map.of("TZ", "UTC", "TERM", "dumb", "CI", "1", "OPENCLAW_CLASS_DATA", "off"));
    variables.putIfAbsent("LANG", "C.UTF-8");
    variables.putAll(test.environment());
    return Distribution.finish(process.directory(test.root().toFile()), "");
  }

  private static JsonNode answer(ConformanceCase test, Distribution.Outcome outcome) {
    try {
      JsonNode answer = JSON.readTree(test.shortened(outcome.out()));
      return answer == null || answer.isMissingNode() ? JSON.nullNode() : answer;
    } catch (IOException noJson) {
      return JSON.nullNode();
    }
  }

  /** The part of an answer that counts: no words for people. */
  private static JsonNode compared(String kind, JsonNode answer) {
    if (!(answer instanceof ObjectNode object)) {
      return answer;
    }
    if (kind.equals("secrets-apply")) {
      return only(
          object,
          List.of(
              "mode",
              "changed",
              "checks",
              "refsChecked",
              "skippedExecRefs",
              "warningCount",
              "changedFiles"));
    }
    ObjectNode kept =
        only(object, List.of("version", "status", "resolution", "summary", "filesScanned"));
    var findings = kept.putArray("findings");
    object.path("findings").forEach(finding -> findings.add(only((ObjectNode) finding, FINDING)));
    return kept;
  }

  private static ObjectNode only(ObjectNode object, List<String> keys) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    keys.stream().filter(object::has).forEach(key -> kept.set(key, object.get(key)));
    return kept;
  }

  /** The same with every list in one order. */
  private static JsonNode ordered(JsonNode node) {
    if (node.isArray()) {
      var elements = new ArrayList<JsonNode>();
      node.forEach(element -> elements.add(ordered(element)));
      elements.sort(Comparator.comparing(ConformanceIT::key));
      return JsonNodeFactory.instance.arrayNode().addAll(elements);
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(entry -> object.set(entry.getKey(), ordered(entry.getValue())));
      return object;
    }
    return node;
  }

  private static String key(JsonNode node) {
    var members = new ArrayList<String>();
    node.properties().forEach(entry -> members.add(entry.getKey() + entry.getValue()));
    members.sort(null);
    return members.isEmpty() ? node.toString() : members.toString();
  }

  /** The same with every number as a text, since 1 and 1.0 are one number. */
  private static JsonNode numbers(JsonNode node) {
    if (node.isNumber()) {
      return TextNode.valueOf(Double.toString(node.doubleValue()));
    }
    if (node.isArray()) {
      var list = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> list.add(numbers(element)));
      return list;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(entry -> object.set(entry.getKey(), numbers(entry.getValue())));
      return object;
    }
    return node;
  }
}
