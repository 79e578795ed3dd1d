package ai.openclaw.core.shell.internal.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.command.Dialog.Choice;
import ai.openclaw.core.shell.internal.dialog.Options.Meaning;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private final Options options =
      new Options(
          List.of(
              new Choice<>(1, "models.openai.apiKey", "now plain text"),
              new Choice<>(2, "models.openai", ""),
              new Choice<>(3, "gateway.token", "not set"),
              new Choice<>(4, "7", "")));

  @Test
  void takesANumberAWholeLabelOrAPartThatOneLabelHas() {
    assertEquals(new Meaning.One(2), options.meaning(" 3 "));
    assertEquals(new Meaning.One(1), options.meaning("Models.OpenAI"));
    assertEquals(new Meaning.One(2), options.meaning("gate"));
    assertEquals(new Meaning.One(3), options.meaning("7"), "a label, for there is no seventh");
  }

  @Test
  void offersThoseThatHaveAPartInCommonAndNoneForAnythingElse() {
    assertEquals(new Meaning.Several(List.of(0, 1)), options.meaning("openai"));
    assertEquals(new Meaning.Nothing(), options.meaning("slack"));
    assertEquals(new Meaning.Nothing(), options.meaning("0"));
    assertEquals(new Meaning.Nothing(), options.meaning("99999999999999999999"));
  }

  @Test
  void linesUpNumbersAndHintsAndSaysWhatIsLeftOut() {
    assertEquals(
        List.of(
            "  1) models.openai.apiKey   now plain text",
            "  2) models.openai",
            "  ... and 2 more: type a part of the name to see those that have it"),
        options.lines(options.all(), 2));
    assertEquals(List.of("  3) gateway.token   not set"), options.lines(List.of(2), 5));
  }
}
