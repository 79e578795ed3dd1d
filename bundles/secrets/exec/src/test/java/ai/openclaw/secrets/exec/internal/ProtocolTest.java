package ai.openclaw.secrets.exec.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program is given, and what its answer means. */
@Timeout(180)
class ProtocolTest {
  private final Path folder;
  private final ExecFixture vault;

  ProtocolTest(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    vault = new ExecFixture(folder);
  }

  @AfterEach
  void stop() {
    vault.close();
  }

  @Test
  void requestIsOneJsonObjectWithoutLineEnd() throws Exception {
    vault.running("cat > request", "printf '{\"protocolVersion\":1,\"values\":{}}'");

    vault.resolve("two", "one");

    assertEquals(
        "{\"protocolVersion\":1,\"provider\":\"vault\",\"ids\":[\"two\",\"one\"]}",
        Files.readString(folder.resolve("request")));
  }

  @Test
  void argumentsAreHandedOverVerbatimAndTheFolderIsTheCommands() throws Exception {
    vault.settings.putArray("args").add("$HOME").add("a b").add("").add("*").add("--x='y'");
    vault.running(
        "pwd > place",
        "for a in \"$@\"; do printf '<%s>' \"$a\"; done > arguments",
        "printf '{\"protocolVersion\":1,\"values\":{}}'");

    vault.resolve("one");

    assertEquals("<$HOME><a b><><*><--x='y'>", Files.readString(folder.resolve("arguments")));
    assertEquals(folder + "\n", Files.readString(folder.resolve("place")));
  }

  @Test
  void environmentIsPassEnvThenEnvAndNothingElse() throws Exception {
    vault.variables = Map.of("PASSED", "from-gateway", "BOTH", "from-gateway", "OTHER", "hidden");
    vault.settings.putArray("passEnv").add("PASSED").add("BOTH").add("ABSENT");
    vault.settings.putObject("env").put("BOTH", "from-settings").put("lower", "x");
    vault.settings.put("command", "/usr/bin/env").put("jsonOnly", false);
    vault.settings.put("allowInsecurePath", true).put("allowSymlinkCommand", true);

    List<String> lines = vault.value("one").textValue().lines().sorted().toList();

    assertEquals(List.of("BOTH=from-settings", "PASSED=from-gateway", "lower=x"), lines);
  }

  @Test
  void charactersOutsideAsciiAreHandedOverOrRefused() throws Exception {
    vault.settings.putArray("args").add("gr\u00fc\u00df");
    vault.settings.put("jsonOnly", false);
    vault.running("printf '%s' \"$1\"");

    if (System.getProperty("native.encoding", "").equals("UTF-8")) {
      assertEquals("gr\u00fc\u00df", vault.value("one").textValue());
    } else {
      assertTrue(vault.unavailable(ExecFailure.PROVIDER_START_FAILED).contains("UTF-8"));
    }
  }

  @Test
  void requestThatFitsNoPipeReachesTheProgram() throws Exception {
    List<String> ids = IntStream.range(0, 1000).mapToObj(i -> "x".repeat(200) + i).toList();
    vault.running(
        "size=$(wc -c)",
        "printf '{\"protocolVersion\":1,\"values\":{\"%s\":\"%s\"}}' " + ids.get(7) + " $size");

    String size =
        assertInstanceOf(Resolved.class, vault.outcome(ids.get(7), ids.toArray(String[]::new)))
            .value()
            .revealText();

    assertTrue(Integer.parseInt(size) > 200_000, size);
  }

  @Test
  void requestAboveTheLimitIsNotSent() throws Exception {
    vault.running("touch started");
    int fits = "{\"protocolVersion\":1,\"provider\":\"vault\",\"ids\":[\"\"]}".length();
    String id = "x".repeat(ExecFixture.MAX_BATCH_BYTES - fits + 1);

    String message = vault.unavailable(ExecFailure.PROVIDER_BATCH_TOO_LARGE, id);

    assertTrue(message.contains("262144"), message);
    assertFalse(Files.exists(folder.resolve("started")));
    vault.unavailable(ExecFailure.PROVIDER_OUTPUT_EMPTY, id.substring(1));
  }

  @Test
  void limitCountsBytesNotCharacters() throws Exception {
    vault.running("true");
    int fits = "{\"protocolVersion\":1,\"provider\":\"vault\",\"ids\":[\"\"]}".length();
    String id = "\u00e4".repeat((ExecFixture.MAX_BATCH_BYTES - fits) / 2 + 1);

    vault.unavailable(ExecFailure.PROVIDER_BATCH_TOO_LARGE, id);
  }

  @Test
  void eachIdOfAnAnswerHasItsOwnOutcome() throws Exception {
    vault.writing(
        """
        {"protocolVersion": 1, "extra": true,
         "values": {"one": "fake-1", "two": {"k": 1}, "both": "fake-both", "other": "fake"},
         "errors": {"both": {"message": " locked "}, "bad": {}}}
        """);
    String[] ids = {"one", "two", "both", "bad", "absent"};

    assertEquals(
        "fake-1", assertInstanceOf(Resolved.class, vault.outcome("one", ids)).value().revealText());
    assertTrue(assertInstanceOf(Resolved.class, vault.outcome("two", ids)).value().isObject());
    Failed both = assertInstanceOf(Failed.class, vault.outcome("both", ids));
    assertEquals("SECRET_REFUSED", both.failure().code());
    assertTrue(both.failure().message().endsWith("both: locked"), both.failure().message());
    vault.failed("SECRET_REFUSED", "bad");
    vault.failed("SECRET_NOT_FOUND", "absent");
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND, SECRET_NOT_FOUND, true",
    "AMBIGUOUS_DUPLICATE_KEY, SECRET_AMBIGUOUS, true",
    "SOMETHING_ELSE, SECRET_REFUSED, false"
  })
  void recognisedErrorCodesAreShown(String theirs, String ours, boolean shown) throws Exception {
    vault.writing(
        "{\"protocolVersion\":1,\"values\":{},\"errors\":{\"one\":{\"code\":\"" + theirs + "\"}}}");

    assertEquals(shown, vault.failed(ours, "one").contains(theirs));
  }

  @Test
  void errorTextLosesKnownSecretsLineBreaksAndLength() throws Exception {
    vault.variables = Map.of("TOKEN", "fake-token");
    vault.settings.putArray("passEnv").add("TOKEN");
    vault.writing(
        "{\"protocolVersion\":1,\"values\":{\"two\":{\"k\":[\"fake-deep\"]},\"one\":\"fake-one\"},"
            + "\"errors\":{\"one\":{\"message\":\"a fake-one\\nb fake-deep c fake-token "
            + "z".repeat(500)
            + "\"}}}");

    String message = vault.failed("SECRET_REFUSED", "one");

    assertTrue(message.contains("a [hidden] b [hidden] c [hidden] zzz"), message);
    assertFalse(message.contains("fake"), message);
    assertTrue(message.length() < 320, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "null", "\"text\""})
  void errorsThatAreNoObjectAreIgnored(String errors) throws Exception {
    vault.writing(
        "{\"protocolVersion\":1,\"values\":{\"one\":\"fake\"},\"errors\":" + errors + "}");

    assertEquals("fake", vault.value("one").textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n\t ", "\u00a0\ufeff"})
  void blankOutputFailsInBothModes(String output) throws Exception {
    vault.writing(output);
    assertTrue(vault.unavailable(ExecFailure.PROVIDER_OUTPUT_EMPTY).contains("empty stdout"));

    vault.settings.put("jsonOnly", false);
    vault.unavailable(ExecFailure.PROVIDER_OUTPUT_EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fake-plain", "{\"a\": fake}", "{\"values\":{}} {}", "{'a': 'fake'}"})
  void outputThatIsNoJsonFailsWithoutBeingShown(String output) throws Exception {
    vault.writing(output);

    String message = vault.unavailable(ExecFailure.PROVIDER_OUTPUT_NOT_JSON);

    assertTrue(message.contains("invalid JSON"), message);
    assertFalse(message.contains("fake"), message);
  }

  @Test
  void severalIdsNeedTheProtocolInBothModes() throws Exception {
    vault.writing("fake-plain").settings.put("jsonOnly", false);
    vault.unavailable(ExecFailure.PROVIDER_OUTPUT_NOT_JSON, "one", "two");

    vault.writing("\"fake-plain\"");
    vault.unavailable(ExecFailure.PROVIDER_OUTPUT_NOT_OBJECT, "one", "two");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "' fake plain \n' ! fake plain",
        "'\"fake \\u0041\"\n' ! fake A",
        "12345 ! 12345",
        "1.50 ! 1.50",
        "007 ! 007",
        "true ! true",
        "-----BEGIN fake ! -----BEGIN fake",
        "{fake} ! {fake}"
      })
  void plainOutputIsTheValueOfOneId(String output, String expected) throws Exception {
    vault.writing(output).settings.put("jsonOnly", false);

    assertEquals(expected, vault.value("one").textValue());
  }

  @Test
  void answerInTheProtocolIsUnderstoodInBothModes() throws Exception {
    vault.writing("{\"protocolVersion\":1.0,\"values\":{\"one\":\"fake\"}}");
    assertEquals("fake", vault.value("one").textValue());

    vault.settings.put("jsonOnly", false);
    assertEquals("fake", vault.value("one").textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "7", "null", "\"text\""})
  void jsonThatIsNoObjectFails(String output) throws Exception {
    vault.writing(output);

    assertTrue(
        vault.unavailable(ExecFailure.PROVIDER_OUTPUT_NOT_OBJECT).contains("must be an object"));
  }

  @Test
  void listIsNoPlainValue() throws Exception {
    vault.writing("[\"fake\"]").settings.put("jsonOnly", false);

    vault.unavailable(ExecFailure.PROVIDER_OUTPUT_NOT_OBJECT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"values\":{}}",
        "{\"protocolVersion\":2,\"values\":{}}",
        "{\"protocolVersion\":\"1\",\"values\":{}}"
      })
  void otherProtocolVersionsFailInBothModes(String output) throws Exception {
    vault.writing(output);
    vault.unavailable(ExecFailure.PROVIDER_PROTOCOL_VERSION);

    vault.settings.put("jsonOnly", false);
    vault.unavailable(ExecFailure.PROVIDER_PROTOCOL_VERSION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"protocolVersion\":1}", "{\"protocolVersion\":1,\"values\":[]}"})
  void missingValuesFail(String output) throws Exception {
    vault.writing(output);

    assertTrue(vault.unavailable(ExecFailure.PROVIDER_VALUES_MISSING).contains("\"values\""));
  }

  @Test
  void outputThatIsNotUtf8Fails() throws Exception {
    vault.running("printf '\\377'").settings.put("jsonOnly", false);

    vault.unavailable(ExecFailure.PROVIDER_OUTPUT_NOT_JSON);
  }

  @Test
  void deepNestingIsAFailureNotACrash() throws Exception {
    vault.writing("[".repeat(100_000));

    vault.unavailable(ExecFailure.PROVIDER_OUTPUT_NOT_JSON);
  }

  @Test
  void manyBatchesAtOnceDoNotMix() throws Exception {
    vault.running(
        "id=$(cat | sed 's/.*\\[\"//; s/\".*//')",
        "printf '{\"protocolVersion\":1,\"values\":{\"%s\":\"fake-%s\"}}' $id $id");

    IntStream.range(0, 60)
        .parallel()
        .forEach(
            i -> {
              try {
                assertEquals("fake-id" + i, vault.value("id" + i).textValue());
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  @Test
  void deadlineOfTheCallCountsAsWell() throws Exception {
    vault.running("exec sleep 100").settings.put("timeoutMs", 60_000);
    long begin = System.nanoTime();

    vault.provider.resolve(vault.request(List.of("one"), Duration.ofMillis(200)));

    assertTrue(System.nanoTime() - begin < Duration.ofSeconds(50).toNanos());
  }
}
