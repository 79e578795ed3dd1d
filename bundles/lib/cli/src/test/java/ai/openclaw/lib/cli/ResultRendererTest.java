package ai.openclaw.lib.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.CommandResult.Table;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ResultRendererTest {
  private static final Table TABLE =
      new Table(
          List.of("source", "what it does"),
          List.of(
              List.of("env", "reads variables of the environment"),
              List.of("漢字", "two columns each"),
              List.of("exec", "")));

  private final ResultRenderer renderer =
      new ResultRenderer(text -> text.replace("hunter2", "[redacted]"));

  @Test
  void alignsColumnsAndNeverWritesATab() {
    assertEquals(
        """
        source  what it does
        env     reads variables of the environment
        漢字    two columns each
        exec
        """,
        text(Screen.NONE, TABLE));
  }

  @Test
  void cutsTablesToTheWidthOfATerminal() {
    assertEquals(
        """
        source  what it does
        env     reads variables of…
        漢字    two columns each
        exec
        """,
        text(Screen.terminal(27, false), TABLE));
  }

  @Test
  void usesColoursOnlyWhenAsked() {
    String colored = text(new Screen(OptionalInt.of(80), true), TABLE);
    assertEquals("\u001b[1msource  what it does\u001b[0m", colored.lines().findFirst().orElse(""));
    assertFalse(text(Screen.terminal(80, true).plain(), TABLE).contains("\u001b"));
  }

  @Test
  void printsJsonWithTwoBlanksAndANewline() throws Exception {
    JsonNode data =
        new ObjectMapper().readTree("{\"a\":[1,{\"b\":\"c\"}],\"e\":{},\"f\":[],\"n\":null}");
    assertEquals(
        """
        {
          "a": [
            1,
            {
              "b": "c"
            }
          ],
          "e": {},
          "f": [],
          "n": null
        }
        """,
        renderer.render(CommandResult.ok(data, new Line("for people")), true, Screen.NONE).out());
  }

  @Test
  void writesFailuresToStandardErrorAlone() {
    var failed =
        CommandResult.failed(
            CommandFailure.of("X", "the port is taken", "choose another", "stop it"));
    for (boolean json : new boolean[] {true, false}) {
      assertEquals(
          new ResultRenderer.Rendered(
              "", "error: the port is taken\nhint: choose another\nhint: stop it\n"),
          renderer.render(failed, json, Screen.NONE));
    }
  }

  @Test
  void showsControlCharactersInsteadOfObeyingThem() {
    String attack = "a\u001b]0;owned\u0007b\nc\rd\te\u009b2J\u202ef\u2028\ud800";
    assertEquals(
        "a\\u001b]0;owned\\u0007b\\nc\\rd e\\u009b2J\\u202ef\\u2028\\ud800\n",
        text(Screen.NONE, new Line(attack)));
    assertEquals(
        "column\na\\nb\n",
        text(Screen.NONE, new Table(List.of("column"), List.of(List.of("a\nb")))));
  }

  @Test
  void keepsJsonReadableThoughControlCharactersAreEscaped() throws Exception {
    String attack = "a\u001b]0;owned\u0007b\n\u009b2J\u202e";
    String json =
        renderer
            .render(CommandResult.ok(JsonNodeFactory.instance.textNode(attack)), true, Screen.NONE)
            .out();
    assertFalse(json.strip().chars().anyMatch(Character::isISOControl), json);
    assertFalse(json.contains("\u202e"), json);
    assertEquals(attack, new ObjectMapper().readTree(json).textValue());
  }

  @Test
  void filtersEveryPieceOfTextBeforeItIsCut() {
    var data = JsonNodeFactory.instance.objectNode();
    data.put("hunter2", "x hunter2 y").putArray("list").add("hunter2");
    var result =
        CommandResult.ok(
            data,
            new Line("password hunter2"),
            new Table(List.of("hunter2"), List.of(List.of("0123456789 hunter2"))));
    for (Screen screen : List.of(Screen.NONE, Screen.terminal(16, false))) {
      assertFalse(renderer.render(result, false, screen).out().contains("hun"));
    }
    assertFalse(renderer.render(result, true, Screen.NONE).out().contains("hunter2"));
    String failure = renderer.failure(CommandFailure.of("X", "hunter2", "hunter2"), Screen.NONE);
    assertEquals("error: [redacted]\nhint: [redacted]\n", failure);
  }

  private String text(Screen screen, CommandResult.Block... blocks) {
    var result = CommandResult.ok(JsonNodeFactory.instance.objectNode(), blocks);
    return renderer.render(result, false, screen).out();
  }
}
