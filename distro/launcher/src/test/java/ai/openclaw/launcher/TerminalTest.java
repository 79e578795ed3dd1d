package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void colorsWhereOutputIsNoTerminalOnlyWhenTheyAreForced() {
    assertFalse(Terminal.detect(true, false).color());
    assertTrue(Terminal.detect(true, true).color());
    assertFalse(Terminal.detect(false, true).color());
    assertEquals("none", Terminal.detect(true, true).size());
  }
}
