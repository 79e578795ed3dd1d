package ai.openclaw.core.shell.internal.dialog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.Dialog.Choice;
import ai.openclaw.api.command.DialogCancelledException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.terminal.Size;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalDialogTest {
  private static final List<Choice<String>> CHOICES =
      List.of(
          new Choice<>("a", "Add one", ""),
          new Choice<>("e", "Edit one", "that is there"),
          new Choice<>("c", "Continue", ""));

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final AtomicInteger closed = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(strings = {"xterm", "dumb"})
  void takesWhatIsOfferedOrWhatIsTypedAndAsksAgain(String type) throws Exception {
    try (TerminalDialog dialog = dialog(type, "\r\radd\rmaybe\ry\r")) {
      assertEquals("kept", dialog.text("Name", "kept", text -> Optional.empty()));
      assertEquals("c", dialog.choose("What next?", CHOICES, 2));
      assertEquals("a", dialog.choose("What next?", CHOICES, 2));
      assertTrue(dialog.confirm("Sure?", false));
    }
    assertEquals(1, closed.get());
    assertTrue(shown().contains("  2) Edit one   that is there"), shown());
    assertTrue(shown().contains("Number or name [3 = Continue]: "), shown());
    assertTrue(shown().contains("Sure? [y/N]: "), shown());
    assertTrue(shown().contains("yes or no, please"), shown());
  }

  @Test
  void keepsAWrongAnswerToBeCorrected() throws Exception {
    try (TerminalDialog dialog = dialog("xterm", "ab\r\177c\r")) {
      String answer =
          dialog.text(
              "Name",
              "x",
              text -> text.endsWith("c") ? Optional.empty() : Optional.of("it ends with c"));
      assertEquals("xac", answer);
    }
    assertTrue(shown().contains("! it ends with c"), shown());
  }

  @Test
  void letsAnOfferBeErasedWhereItCannotBeEdited() throws Exception {
    try (TerminalDialog dialog = dialog("dumb", "-\rwrong\r\r")) {
      assertEquals("", dialog.text("Name", "old", text -> Optional.empty()));
      assertEquals(
          "old",
          dialog.text(
              "Name",
              "old",
              text -> text.equals("wrong") ? Optional.of("not this") : Optional.empty()));
    }
    assertTrue(shown().contains("Name [old]: "), shown());
    assertFalse(shown().contains("\033"), shown());
  }

  @Test
  void takesQuotesBackslashesAndExclamationMarksAsTheyAre() throws Exception {
    String text = "[\"a b\", 'it\\n', \"!x\"";
    try (TerminalDialog dialog = dialog("xterm", text + "\r")) {
      assertEquals(text, dialog.text("Name", "", answer -> Optional.empty()));
    }
  }

  @Test
  void stepsThroughTheChoicesWithArrowsAndTab() throws Exception {
    try (TerminalDialog dialog = dialog("xterm", "\033[B\033[B\r\033[A\r\t\r")) {
      assertEquals("e", dialog.choose("What next?", CHOICES, 2));
      assertEquals("c", dialog.choose("What next?", CHOICES, 0));
      assertEquals("a", dialog.choose("What next?", CHOICES, 2));
    }
  }

  @Test
  void showsThoseThatHaveTheTypedPart() throws Exception {
    try (TerminalDialog dialog = dialog("xterm", "one\rnothing\redit\r")) {
      assertEquals("e", dialog.choose("What next?", CHOICES, 2));
    }
    assertEquals(2, shown().split("1\\) Add one", -1).length - 1, shown());
    assertEquals(1, shown().split("3\\) Continue", -1).length - 1, shown());
    assertTrue(shown().contains("nothing here is called that"), shown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\003", "\033", "\004", ""})
  void isLeftByCtrlCEscCtrlDAndTheEndOfTheInput(String keys) throws Exception {
    for (String type : List.of("xterm", "dumb")) {
      try (TerminalDialog dialog = dialog(type, keys)) {
        assertThrows(DialogCancelledException.class, () -> dialog.confirm("Sure?", true));
      }
    }
  }

  private String shown() {
    return screen.toString(UTF_8);
  }

  private TerminalDialog dialog(String type, String keys) throws Exception {
    var terminal =
        new DumbTerminal(
            "test", type, new ByteArrayInputStream(keys.getBytes(UTF_8)), screen, UTF_8);
    terminal.setSize(new Size(100, 30));
    return new TerminalDialog(terminal, text -> text, closed::incrementAndGet);
  }
}
