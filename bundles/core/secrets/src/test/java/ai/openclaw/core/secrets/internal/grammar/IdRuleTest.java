package ai.openclaw.core.secrets.internal.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdRuleTest {
  private static boolean allows(String source, String id) {
    return IdRule.builtIn(source).orElseThrow().allows(id);
  }

  @ParameterizedTest
  @CsvSource({
    "env, A, true",
    "env, A_1, true",
    "env, a, false",
    "env, _A, false",
    "env, 1A, false",
    "env, A-B, false",
    "file, value, true",
    "file, /, true",
    "file, /a/b, true",
    "file, /a~1b~0, true",
    "file, /a~2b, false",
    "file, /a~, false",
    "file, a, false",
    "file, values, false",
    "exec, a/b.c:d-e_f, true",
    "exec, -a, false",
    "exec, a/../b, false",
    "exec, a/./b, false",
    "exec, a/.., false",
    "exec, a/..b, true",
    "exec, a/.../b, true",
    "exec, a//b, true",
    "exec, a b, false",
    "exec, a#b, false"
  })
  void followsTheGrammarOfEachSource(String source, String id, boolean allowed) {
    assertEquals(allowed, allows(source, id));
  }

  @Test
  void limitsLengths() {
    assertTrue(allows("env", "A".repeat(128)));
    assertEquals(false, allows("env", "A".repeat(129)));
    assertTrue(allows("exec", "a".repeat(256)));
    assertEquals(false, allows("exec", "a".repeat(257)));
    assertEquals(false, allows("file", ""));
  }

  @Test
  void readsVeryLongPointersWithoutExhaustingTheStack() {
    assertTrue(allows("file", "/" + "~0a".repeat(100_000)));
  }

  @Test
  void knowsNoRuleOfOtherSources() {
    assertTrue(IdRule.builtIn("demo").isEmpty());
  }
}
