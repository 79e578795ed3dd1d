package ai.openclaw.lib.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandDescriptionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                                     | commands: an array is expected
          []                                                     | commands: an array is expected
          {"commands":[{"name":"Secrets"}]}                      | commands[0].name: lower-case letters, digits and dashes are expected
          {"commands":[{"name":"a  b"}]}                         | commands[0].name: lower-case letters, digits and dashes are expected
          {"commands":[{"name":"a"},{"name":"a"}]}               | commands[1].name: a is described twice
          {"commands":[{"name":"a","summary":1}]}                | commands[0].summary: a string is expected
          {"commands":[{"name":"a","runs":"there"}]}             | commands[0].runs: live, local, either or launcher is expected
          {"commands":[{"name":"a","remote":"yes"}]}             | commands[0].remote: true or false is expected
          {"commands":[{"name":"a","options":[{"name":"json"}]}]} | commands[0].options[0].name: --json exists already
          {"commands":[{"name":"a","options":[{"name":"x","short":"xx"}]}]} | commands[0].options[0].short: one letter or digit is expected
          {"commands":[{"name":"a","options":[{"name":"x","default":"1"}]}]} | commands[0].options[0].default: a switch has no default
          {"commands":[{"name":"a","exitCodes":{"one":"x"}}]}    | commands[0].exitCodes.one: a number with its meaning is expected
          {"commands":[{"name":"a","examples":[1]}]}             | commands[0].examples[0]: a string is expected
          {"commands":[{"name":"a","arguments":[{"name":"x","repeat":true},{"name":"y"}]}]} | commands[0].arguments[0].repeat: only the last argument may be repeated
          {"commands":[{"name":"a","arguments":[{"name":"x"},{"name":"y","required":true}]}]} | commands[0].arguments[1].required: an optional argument stands before it
          """)
  void saysWhereADescriptionIsWrong(String json, String message) {
    assertEquals(
        message, assertThrows(InvalidDescriptionException.class, () -> read(json)).getMessage());
  }

  @Test
  void saysInWhichLineTheJsonBreaks() {
    var failure =
        assertThrows(InvalidDescriptionException.class, () -> read("{\n\"commands\": [\n}"));
    assertTrue(String.valueOf(failure.getMessage()).startsWith("line 3: "), failure.toString());
  }

  @Test
  void mapsWordsToTheGogoNames() throws Exception {
    CommandCatalog catalog =
        new CommandCatalog(
            CommandDescriptions.read(
                new ByteArrayInputStream(
                    "{\"commands\":[{\"name\":\"config schema lookup\"},{\"name\":\"help\"}]}"
                        .getBytes(UTF_8))));
    assertEquals(
        "config schema lookup", catalog.find("config", "schema-lookup").orElseThrow().name());
    assertEquals("help", catalog.find("openclaw", "help").orElseThrow().name());
  }

  private static void read(String json) throws Exception {
    CommandDescriptions.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
  }
}
