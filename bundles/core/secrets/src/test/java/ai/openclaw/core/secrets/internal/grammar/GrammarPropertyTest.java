package ai.openclaw.core.secrets.internal.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The patterns against the same rules written out by hand, on texts near the border. */
class GrammarPropertyTest {
  private static final long SEED = Long.getLong("grammar.seed", 101);
  private static final int ROUNDS = 20_000;

  @Test
  void idsOfEnvAreNamesOfVariables() {
    agree(
        "AZ09_az-. \n",
        8,
        128,
        text -> IdRule.builtIn("env").orElseThrow().allows(text),
        text -> first(text, "AZ") && all(text, "AZ09__") && text.length() <= 128);
  }

  @Test
  void idsOfFilesArePointersOrTheWordValue() {
    agree(
        "/~01ab \n.",
        8,
        300,
        text -> IdRule.builtIn("file").orElseThrow().allows(text),
        GrammarPropertyTest::pointer);
    assertTrue(IdRule.builtIn("file").orElseThrow().allows("value"));
  }

  @Test
  void idsOfProgramsHaveNoDotSegments() {
    agree(
        "aZ0.._:/-~ \n",
        8,
        256,
        text -> IdRule.builtIn("exec").orElseThrow().allows(text),
        text ->
            first(text, "azAZ09")
                && all(text, "azAZ09..__::--//")
                && text.length() <= 256
                && List.of(text.split("/", -1)).stream()
                    .noneMatch(part -> part.equals(".") || part.equals("..")));
  }

  @Test
  void aliasesAndSourcesAreShortLowerCaseNames() {
    agree(
        "az09_-A.\n",
        6,
        64,
        text -> RefGrammar.ALIAS.matcher(text).matches(),
        text -> first(text, "az") && all(text, "az09__--") && text.length() <= 64);
    agree(
        "az09_-A.\n",
        6,
        32,
        text -> RefGrammar.SOURCE.matcher(text).matches(),
        text -> first(text, "az") && all(text, "az09--") && text.length() <= 32);
  }

  private static void agree(
      String alphabet, int shortest, int limit, Predicate<String> pattern, Predicate<String> rule) {
    int allowed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(SEED + round);
      int length = round % 10 == 0 ? limit - 2 + random.nextInt(4) : random.nextInt(shortest);
      var text = new StringBuilder();
      // Long texts of random characters are never allowed; one character repeated may be.
      char same = alphabet.charAt(random.nextInt(2));
      for (int i = 0; i < length; i++) {
        text.append(round % 10 == 0 ? same : alphabet.charAt(random.nextInt(alphabet.length())));
      }
      boolean expected = rule.test(text.toString());
      assertEquals(
          expected, pattern.test(text.toString()), "seed " + (SEED + round) + ": \"" + text + "\"");
      allowed += expected ? 1 : 0;
    }
    assertTrue(allowed > ROUNDS / 100 && allowed < ROUNDS, allowed + " allowed");
  }

  private static boolean pointer(String text) {
    if (!text.startsWith("/")) {
      return text.equals("value");
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '~'
          && (i + 1 == text.length() || "01".indexOf(text.charAt(i + 1)) < 0)) {
        return false;
      }
    }
    return true;
  }

  private static boolean first(String text, String ranges) {
    return !text.isEmpty() && within(text.charAt(0), ranges);
  }

  private static boolean all(String text, String ranges) {
    return text.chars().allMatch(c -> within((char) c, ranges));
  }

  private static boolean within(char c, String ranges) {
    for (int i = 0; i < ranges.length(); i += 2) {
      if (c >= ranges.charAt(i) && c <= ranges.charAt(i + 1)) {
        return true;
      }
    }
    return false;
  }
}
