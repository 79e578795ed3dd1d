package ai.openclaw.secrets.exec.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever a program writes, its batch has outcomes or one failure, and that shows none of it. */
class OutputFuzzTest {
  private static final long SEED = Long.getLong("exec.seed", 81);
  private static final int ROUNDS = 6_000;
  private static final String CANARY = "canary-3f9a";
  private static final String VALID =
      "{\"protocolVersion\":1,\"values\":{\"one\":\"canary-3f9a\",\"two\":{\"k\":[\"canary-3f9a\"]}},"
          + "\"errors\":{\"three\":{\"code\":\"NOT_FOUND\",\"message\":\"no such entry\"}}}";
  private static final List<String> IDS = List.of("one", "two", "three", "four");
  private static final List<String> ODD =
      List.of(
          "null",
          "1e999999999",
          "-0",
          "9".repeat(2_000),
          "\"\\ud800\"",
          "\"\\u0000\"",
          "[",
          "{",
          "}",
          "]",
          ",",
          "\"",
          "\\",
          "\uFEFF",
          "{\"a\":1,\"a\":2}",
          "[".repeat(3_000),
          "true",
          "NaN",
          "'x'",
          "// x\n",
          "\"protocolVersion\":2,",
          "\"values\":[],",
          "\"errors\":[],",
          "\"errors\":7,");

  private final OutputParser parser = new OutputParser();
  private final Program program =
      new Program("vault", Path.of("/bin/vault"), List.of(), Map.of("TOKEN", CANARY));

  @Test
  void readsTheUndamagedAnswer() throws Exception {
    Map<String, Outcome> outcomes =
        parser.parse(program, true, IDS, VALID.getBytes(StandardCharsets.UTF_8));

    assertEquals(Set.copyOf(IDS), outcomes.keySet());
    assertEquals(2, outcomes.values().stream().filter(Failed.class::isInstance).count());
  }

  @Test
  void randomBytesAreAFailureWithoutContent() {
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(SEED + round);
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      check(bytes, false, SEED + round);
    }
  }

  @Test
  void damagedAnswersHaveOutcomesOrAFailureWithoutContent() {
    byte[] valid = VALID.getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(SEED + round);
      byte[] bytes = valid.clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length;
      refused += check(Arrays.copyOf(bytes, length), true, SEED + round) ? 0 : 1;
    }
    assertTrue(refused > ROUNDS / 4 && refused < ROUNDS, refused + " refused");
  }

  @Test
  void oddTokensInAnAnswerHaveOutcomesOrAFailureWithoutContent() {
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(SEED + round);
      var text = new StringBuilder(VALID);
      for (int n = random.nextInt(3); n >= 0; n--) {
        text.insert(random.nextInt(text.length() + 1), ODD.get(random.nextInt(ODD.size())));
      }
      check(text.toString().getBytes(StandardCharsets.UTF_8), true, SEED + round);
    }
  }

  @Test
  void hugeAndDeepAnswersAreRefused() {
    for (String text :
        List.of(
            "[".repeat(1_000_000),
            "{\"a\":".repeat(200_000),
            "{\"protocolVersion\":1,\"values\":{\"one\":" + "[".repeat(50_000),
            "{\"protocolVersion\":" + "1".repeat(100_000) + ",\"values\":{}}",
            "\uFEFF".repeat(100_000),
            "\u2028\u0000")) {
      assertFalse(check(text.getBytes(StandardCharsets.UTF_8), true, 0));
    }
  }

  /** Whether there are outcomes; in every case nothing of the output is in a failure. */
  private boolean check(byte[] output, boolean jsonOnly, long seed) {
    try {
      Map<String, Outcome> outcomes = parser.parse(program, jsonOnly, IDS, output);
      assertEquals(Set.copyOf(IDS), outcomes.keySet(), "seed " + seed);
      outcomes
          .values()
          .forEach(
              outcome -> {
                if (outcome instanceof Failed failed) {
                  assertShowsNothing(failed.failure().message(), seed);
                }
              });
      return true;
    } catch (FailedException failed) {
      assertShowsNothing(failed.failure().message(), seed);
      assertEquals(0, failed.getStackTrace().length);
      return false;
    } catch (RuntimeException | StackOverflowError broken) {
      return fail("seed " + seed, broken);
    }
  }

  private static void assertShowsNothing(String message, long seed) {
    assertFalse(message.contains(CANARY.substring(0, 6)), "seed " + seed + ": " + message);
    assertTrue(message.startsWith("secrets.providers.vault: "), message);
  }
}
