package ai.openclaw.secrets.exec.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ResolveResult.Answered;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script of the recipes with a program that needs no store: age that only copies. */
@Timeout(240)
class RecipeScriptTest {
  @TempDir Path folder;
  private Path store;
  private RecipeFixture recipe;

  @BeforeEach
  void create() throws IOException {
    store = Files.createDirectory(folder.toRealPath().resolve("store"));
    recipe =
        new RecipeFixture(folder, "age", store.toString(), "identity")
            .inventing("age", "printf '%s\\n' \"$*\" >> " + store + "/calls; exec cat \"$4\"");
  }

  @AfterEach
  void stop() {
    recipe.close();
  }

  @Test
  void textIsServedWhateverItHolds() throws Exception {
    String odd = "a\"b\\c\td\r\ne%s$(id)`id` \u20ac\ud83d\ude00'\u007f/";
    write("odd", odd + "\n");

    assertEquals(odd, recipe.exec.value("odd").textValue());
  }

  @Test
  void idsAreDistinctFilesBelowTheFolder() throws Exception {
    write("a.b:c_d-e/f", "fake-1");
    write("a", "fake-2");

    var outcomes =
        assertInstanceOf(Answered.class, recipe.exec.resolve("a", "a.b:c_d-e/f")).outcomes();

    assertEquals(2, outcomes.values().stream().filter(Resolved.class::isInstance).count());
  }

  @Test
  void failureOfAnIdLeavesTheOthers() throws Exception {
    write("good", "fake-1");
    write("empty", "\n");
    write("binary", "fake\u0001");

    var outcomes =
        assertInstanceOf(Answered.class, recipe.exec.resolve("none", "good", "empty", "binary"))
            .outcomes();

    assertInstanceOf(Resolved.class, outcomes.get("good"));
    assertEquals(
        "SECRET_NOT_FOUND", assertInstanceOf(Failed.class, outcomes.get("none")).failure().code());
    assertInstanceOf(Failed.class, outcomes.get("empty"));
    Failed binary = assertInstanceOf(Failed.class, outcomes.get("binary"));
    assertTrue(binary.failure().message().contains("no text"));
    assertFalse(binary.failure().message().contains("fake"));
  }

  @Test
  void programThatFailsIsAFailureOfTheId() throws Exception {
    recipe.inventing("age", "echo fake-half; echo fake-reason >&2; exit 1");
    write("a", "fake-1");

    String message = recipe.exec.failed("SECRET_REFUSED", "a");

    assertFalse(message.contains("fake"), message);
  }

  @Test
  void idsThatAreNoneReachNoProgram() throws Exception {
    write("a", "fake-1");
    // Ids that the core refuses before; the script does not rely on it.
    String request = "{\"protocolVersion\":1,\"provider\":\"p\",\"ids\":[%s]}";
    String ids = "\"../store/a\",\"-a\",\"a$(id)\",\"a/../a\",\"a b\",\"\",\"/a\",\"a;b\",\"*\"";

    String answer = ask(request.formatted(ids));

    assertEquals("{\"protocolVersion\":1,\"values\":{},\"errors\":{}}\n", answer);
    assertFalse(Files.exists(store.resolve("calls")));
  }

  @Test
  void secretIsNoArgument() throws Exception {
    write("a", "fake-secret");

    assertEquals("fake-secret", recipe.exec.value("a").textValue());

    assertFalse(Files.readString(store.resolve("calls")).contains("fake-secret"));
  }

  @Test
  void manyIdsAreAnsweredInOneCall() throws Exception {
    String[] ids = IntStream.range(0, 50).mapToObj(i -> "team/key-" + i).toArray(String[]::new);
    for (String id : ids) {
      write(id, "fake-" + id);
    }

    var outcomes = assertInstanceOf(Answered.class, recipe.exec.resolve(ids)).outcomes();

    assertEquals(50, outcomes.values().stream().filter(Resolved.class::isInstance).count());
  }

  @Test
  void longSecretIsServedWhole() throws Exception {
    String text = "fake-line\n".repeat(20_000) + "end";
    write("long", text);

    assertEquals(text, recipe.exec.value("long").textValue());
  }

  @Test
  void missingProgramAndWrongArgumentsEndWithACode() throws Exception {
    recipe.with("PATH", folder.toString());
    assertTrue(recipe.exec.unavailable(ExecFailure.PROVIDER_EXIT_CODE, "a").contains("code 69"));

    recipe.exec.settings.putArray("args").add("bitwarden");
    assertTrue(recipe.exec.unavailable(ExecFailure.PROVIDER_EXIT_CODE, "a").contains("code 64"));
  }

  private String ask(String request) throws IOException, InterruptedException {
    return RecipeFixture.run(
        folder,
        Map.of("PATH", folder.toRealPath().resolve("bin") + ":/usr/bin:/bin"),
        request,
        folder.toRealPath().resolve("openclaw-resolve").toString(),
        "age",
        store.toString(),
        "identity");
  }

  private void write(String id, String text) throws IOException {
    Path file = store.resolve(id + ".age");
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
