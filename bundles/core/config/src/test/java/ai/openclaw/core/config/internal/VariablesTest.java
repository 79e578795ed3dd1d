package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.lib.files.DotEnv;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void readsTheGrammarOfEnvFiles() {
    String text =
        """
        \uFEFF# comment
        A=1
        export B = two words  # note
          C='sin#gle "x"'  # note
        D="a\\nb" trailing
        E=
        F=`tick`
        H=x=y
        A=last
        not a line
        1X=no
        I="two
        lines"
        """;
    assertEquals(
        Map.of(
            "A", "last",
            "B", "two words",
            "C", "sin#gle \"x\"",
            "D", "a\nb",
            "E", "",
            "F", "tick",
            "H", "x=y",
            "I", "two\nlines"),
        DotEnv.parse(text).variables());
    assertEquals(Map.of("X", "1", "Y", "2"), DotEnv.parse("X=1\r\nY=2\r\n").variables());
    assertEquals(Map.of("Q", "'open"), DotEnv.parse("Q='open").variables());
  }

  @Test
  void letsTheStrongerSourceStand(@TempDir Path working, @TempDir Path state) throws Exception {
    Files.writeString(working.resolve(".env"), "P=w\nW=w\n");
    Files.writeString(state.resolve(".env"), "P=s\nW=s\nS=s\n");
    var source =
        json(
            "{\"env\":{\"P\":\"c\",\"S\":\"c\",\"C\":\"c-${W}\",\"n\":1,\"U\":\"${GONE}\",\"vars\":{\"V\":\"v\"}}}");
    var environment = new Variables(Map.of("P", "p"), List.of(working, state)).read(source);
    assertEquals(Optional.of("p"), environment.get("P"));
    assertEquals(Optional.of("w"), environment.get("W"));
    assertEquals(Optional.of("s"), environment.get("S"));
    assertEquals(Optional.of("c-w"), environment.get("C"));
    assertEquals(Optional.of("v"), environment.get("V"));
    assertEquals(Optional.empty(), environment.get("n"));
    assertEquals(Optional.empty(), environment.get("U"));
  }

  @Test
  void replacesVariablesAndKeepsTheSource() throws Exception {
    ObjectNode source =
        json("{\"a\":\"x ${A}-${A}\",\"b\":[\"$${A}\",\"${a}\",\"$A\"],\"${A}\":\"$1 ${D}\"}");
    ObjectNode before = source.deepCopy();
    Map<String, String> values = Map.of("A", "1", "D", "$0\\");
    List<ConfigIssue> warnings = new ArrayList<>();
    ObjectNode effective =
        Substitution.apply(source, name -> Optional.ofNullable(values.get(name)), warnings::add);
    assertEquals(
        json("{\"a\":\"x 1-1\",\"b\":[\"${A}\",\"${a}\",\"$A\"],\"${A}\":\"$1 $0\\\\\"}"),
        effective);
    assertEquals(before, source);
    assertEquals(List.of(), warnings);
  }

  @Test
  void leavesTheTextOfAMissingOrEmptyVariableAndWarns() throws Exception {
    List<ConfigIssue> warnings = new ArrayList<>();
    ObjectNode source = json("{\"a\":{\"b\":[\"${GONE}\",\"${EMPTY}\"]}}");
    Map<String, String> values = Map.of("EMPTY", "");
    assertEquals(
        source,
        Substitution.apply(source, name -> Optional.ofNullable(values.get(name)), warnings::add));
    assertEquals(
        List.of(
            "Missing env var \"GONE\" referenced at config path: a.b.0",
            "Missing env var \"EMPTY\" referenced at config path: a.b.1"),
        warnings.stream().map(ConfigIssue::message).toList());
  }

  private static ObjectNode json(String text) throws Exception {
    return (ObjectNode) JSON.readTree(text);
  }
}
