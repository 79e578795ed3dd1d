package ai.openclaw.secrets.exec.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ai.openclaw.api.secret.ResolveResult.Answered;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each recipe with the real program, on machines that have it. */
@Timeout(600)
class RecipesTest {
  @TempDir Path folder;

  @Test
  void passServesTheFirstLineOfAnEntry() throws Exception {
    RecipeFixture.needs("pass", "gpg", "gpgconf");
    withPasswordStore("pass");
  }

  @Test
  void gopassServesTheFirstLineOfAnEntry() throws Exception {
    RecipeFixture.needs("gopass", "pass", "gpg", "gpgconf");
    withPasswordStore("gopass");
  }

  private void withPasswordStore(String tool) throws Exception {
    Path gnupg = Files.createDirectory(folder.resolve("gnupg"));
    Files.setPosixFilePermissions(gnupg, PosixFilePermissions.fromString("rwx------"));
    Path store = folder.resolve("store");
    Map<String, String> variables =
        Map.of(
            "HOME", folder.toString(),
            "GNUPGHOME", gnupg.toString(),
            "PASSWORD_STORE_DIR", store.toString());
    try (var recipe = new RecipeFixture(folder, tool)) {
      run(
          variables,
          "",
          "gpg",
          "--batch",
          "--quiet",
          "--passphrase",
          "",
          "--quick-generate-key",
          "Test <test@example.com>",
          "default",
          "default",
          "never");
      run(variables, "", "pass", "init", "test@example.com");
      run(variables, "fake \"1\" \\\nuser: somebody\n", "pass", "insert", "-m", "team/openai");
      run(variables, "fake-2\n", "pass", "insert", "-m", "slack");
      variables.forEach(recipe::with);

      assertEquals("fake \"1\" \\", recipe.exec.value("team/openai").textValue());
      var outcomes =
          assertInstanceOf(Answered.class, recipe.exec.resolve("slack", "team", "none")).outcomes();
      assertInstanceOf(Resolved.class, outcomes.get("slack"));
      // A folder of entries, which the program would list.
      assertInstanceOf(Failed.class, outcomes.get("team"));
      assertInstanceOf(Failed.class, outcomes.get("none"));
    } finally {
      run(variables, "", "gpgconf", "--kill", "gpg-agent");
    }
  }

  @Test
  void ageServesAWholeFile() throws Exception {
    RecipeFixture.needs("age", "age-keygen");
    Path identity = folder.resolve("identity");
    run(Map.of(), "", "age-keygen", "-o", identity.toString());
    String recipient = run(Map.of(), "", "age-keygen", "-y", identity.toString()).strip();
    Path store = Files.createDirectories(folder.resolve("store/team"));
    Path file = store.resolve("openai.age");
    run(Map.of(), "fake 1\nfake 2\n", "age", "-r", recipient, "-o", file.toString());
    Files.writeString(store.resolve("broken.age"), "no age file");

    try (var recipe =
        new RecipeFixture(folder, "age", folder.resolve("store").toString(), identity.toString())) {
      assertEquals("fake 1\nfake 2", recipe.exec.value("team/openai").textValue());
      recipe.exec.failed("SECRET_NOT_FOUND", "team/none");
      recipe.exec.failed("SECRET_REFUSED", "team/broken");
    }
  }

  @Test
  void keepassxcServesThePasswordOfAnEntry() throws Exception {
    RecipeFixture.needs("keepassxc-cli");
    Path key = Files.writeString(folder.resolve("database.key"), "fake key material");
    String database = folder.resolve("secrets.kdbx").toString();
    Map<String, String> variables = Map.of("HOME", folder.toString(), "LC_ALL", "C.UTF-8");
    run(variables, "", "keepassxc-cli", "db-create", "-q", "-k", key.toString(), database);
    add(variables, "mkdir", key, database, "team", "");
    add(variables, "add", key, database, "team/OpenAI", "fake \"1\" \u00fc\n");
    add(variables, "add", key, database, "Slack", "fake-2\n");

    try (var recipe =
        new RecipeFixture(folder, "keepassxc", database, key.toString()).with("HOME", folder)) {
      assertEquals("fake \"1\" \u00fc", recipe.exec.value("team/OpenAI").textValue());
      var outcomes =
          assertInstanceOf(Answered.class, recipe.exec.resolve("Slack", "no")).outcomes();
      assertInstanceOf(Resolved.class, outcomes.get("Slack"));
      assertInstanceOf(Failed.class, outcomes.get("no"));
    }
  }

  private void add(
      Map<String, String> variables,
      String command,
      Path key,
      String database,
      String entry,
      String password)
      throws IOException, InterruptedException {
    if (command.equals("add")) {
      run(
          variables,
          password,
          "keepassxc-cli",
          "add",
          "-q",
          "-p",
          "--no-password",
          "-k",
          key.toString(),
          database,
          entry);
    } else {
      run(
          variables,
          "",
          "keepassxc-cli",
          command,
          "-q",
          "--no-password",
          "-k",
          key.toString(),
          database,
          entry);
    }
  }

  private String run(Map<String, String> variables, String input, String... command)
      throws IOException, InterruptedException {
    return RecipeFixture.run(folder, variables, input, command);
  }
}
