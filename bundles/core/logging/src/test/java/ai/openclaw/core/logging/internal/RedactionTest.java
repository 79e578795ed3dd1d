package ai.openclaw.core.logging.internal;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.SecretValue;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private final Redaction redaction = new Redaction();

  @Test
  void hidesAKnownValueInEveryEncoding() {
    for (String canary : Canary.VALUES) {
      var plain = new Redaction();
      plain.patterns(Optional.empty());
      plain.learn("test", List.of(SecretValue.of(canary)));
      List<String> forms = Canary.encodings(canary);
      assertTrue(forms.size() >= 40, "only " + forms.size());
      for (String form : forms) {
        String clean = plain.redact("before " + form + " after");
        assertFalse(Canary.shows(clean, form), form + " in " + clean);
        assertTrue(clean.startsWith("before ") && clean.endsWith(" after"), clean);
      }
    }
  }

  @Test
  void hidesAKnownValueInsideALongerBase64Text() {
    redaction.patterns(Optional.empty());
    redaction.learn("test", List.of(SecretValue.of("correct-horse")));
    for (String user : List.of("a", "ab", "abc", "abcd")) {
      String header = Canary.base64((user + ":correct-horse").getBytes(UTF_8));
      assertTrue(redaction.redact(header).contains("[redacted]"), header);
    }
  }

  @Test
  void hidesTheLongestOfOverlappingValuesAndLeavesNoRest() {
    redaction.patterns(Optional.empty());
    redaction.learn("a", List.of(SecretValue.of("abcdef"), SecretValue.of("abcdefghij")));
    redaction.learn("b", List.of(SecretValue.of("efghijklmn")));
    assertEquals("x [redacted] y", redaction.redact("x abcdefghijklmn y"));
    assertEquals("[redacted][redacted]", redaction.redact("abcdefabcdef"));
  }

  @Test
  void keepsWhatItLearnedBefore() {
    redaction.learn("a", List.of(SecretValue.of("first-value")));
    redaction.learn("a", List.of(SecretValue.of("second-value")));
    assertEquals("[redacted] [redacted]", redaction.redact("first-value second-value"));
  }

  @Test
  void hidesThePartsOfAnObjectAndTheLinesOfALongValue() throws Exception {
    redaction.patterns(Optional.empty());
    redaction.learn(
        "a",
        List.of(
            SecretValue.of(
                JsonMapper.builder()
                    .build()
                    .readTree(
                        "{\"private_key\":\"line-one-0123456789\\nline-two-0123456789\\n\"}"))));
    assertEquals("k [redacted]", redaction.redact("k line-two-0123456789"));
  }

  @Test
  void leavesShortValuesAndOrdinaryTextAlone() {
    redaction.learn("a", List.of(SecretValue.of("short"), SecretValue.of("      ")));
    for (String text :
        List.of(
            "a short text",
            "gateway.auth.token: expected a string or an object, found a number",
            "Config: missing key \"token\"",
            "token=true tokens=100 maxTokens=4000",
            "ws://127.0.0.1:18789/path?x=1",
            "2026-11-21T14:56:15.615Z 192.168.0.1:8080")) {
      assertSame(text, redaction.redact(text), text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer CANARYabc123",
        "authorization: Basic CANARYabc123==",
        "{\"Authorization\":\"Bearer CANARYabc123\"}",
        "used bearer CANARYabc123",
        "sk-CANARYabc123",
        "sk-proj-CANARYabc123_x",
        "xoxb-123-CANARYabc123",
        "xapp-1-CANARYabc123",
        "ghp_CANARYabc1230000000000",
        "github_pat_CANARYabc1230000000000",
        "eyJhbGciOiJIUzI1NiJ9.eyJCANARYabc123.c2lnbmF0dXJl",
        "{\"token\":\"CANARY abc 123\"}",
        "{\\\"apiKey\\\":\\\"CANARYabc123\\\"}",
        "password=CANARYabc123",
        "?access_token=CANARYabc123&x=1",
        "OPENAI_API_KEY=CANARYabc123",
        "client_secret: CANARYabc123xyz",
        "https://user:CANARYabc123@example.org/",
        "https://api.telegram.org/bot123456789:CANARYabc123_abcdefghijklmnopqrstuvw/getMe",
        "-----BEGIN RSA PRIVATE KEY-----\nCANARY\nabc\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nCANARY cut off",
      })
  void hidesWhatLooksLikeACredential(String text) {
    String clean = redaction.redact("x " + text);
    assertFalse(clean.contains("CANARY"), clean);
    assertTrue(clean.contains("[redacted]"), clean);
  }

  @Test
  void switchesPatternsOffButNeverKnownValues() {
    redaction.learn("a", List.of(SecretValue.of("known-value")));
    redaction.patterns(Optional.empty());
    assertEquals("password=other [redacted]", redaction.redact("password=other known-value"));
  }

  @Test
  void usesTheOperatorsPatternsToo() {
    redaction.patterns(Optional.of(List.of(Pattern.compile("INT-[0-9]+"))));
    assertEquals("[redacted] [redacted]", redaction.redact("INT-42 sk-abcdefghij"));
  }

  @Test
  void isFastWithAThousandValues() {
    var random = new Random(1);
    var values = new ArrayList<SecretValue>();
    for (int i = 0; i < 1000; i++) {
      values.add(SecretValue.of(Long.toHexString(random.nextLong()) + "/" + i + "+x&y"));
    }
    redaction.learn("a", values);
    String line = "[ws] res ok chat.history 12ms conn=0a1b2c3d id=42 bytes=123456 peer=127.0.0.1";
    assertTimeout(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < 100_000; i++) {
            assertSame(line, redaction.redact(line));
          }
        });
  }

  @Test
  void isFastWithManyValuesThatBeginAlike() {
    var values = new ArrayList<SecretValue>();
    for (int i = 0; i < 20_000; i++) {
      values.add(SecretValue.of("sk-proj-common-prefix-" + i));
    }
    assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          redaction.learn("test", values);
          String text = "sk-proj-common-prefix-19999 and sk-proj-common-prefix-x; ".repeat(2_000);
          String clean = redaction.redact(text);
          assertFalse(clean.contains("prefix-19999"));
        });
  }

  @Test
  void leavesReferencesReadable() {
    String line = "models.providers.one.apiKey: exec:helper:team/key-2 has no value";
    assertSame(line, redaction.redact(line));
    assertEquals("apiKey: [redacted] x", redaction.redact("apiKey: abcdefgh12345 x"));
  }

  @Test
  void survivesHostileText() {
    String hostile = "token=".repeat(20_000) + "a".repeat(100_000) + "eyJ".repeat(20_000);
    assertTimeout(Duration.ofSeconds(60), () -> redaction.redact(hostile));
    assertEquals("", redaction.redact(""));
    String odd = new String("\uD83D\uDE00x".getBytes(UTF_16LE), UTF_16LE);
    assertSame(odd, redaction.redact(odd));
  }
}
