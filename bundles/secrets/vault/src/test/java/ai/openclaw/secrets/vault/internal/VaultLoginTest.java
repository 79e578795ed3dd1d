package ai.openclaw.secrets.vault.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class VaultLoginTest {
  private static final String LOGIN = "POST /v1/auth/approle/login";

  @TempDir Path folder;
  private final KvServer server;
  private final VaultFixture vault;

  VaultLoginTest() throws IOException {
    server = new KvServer().with("app", "{\"k\":\"fake-1\",\"l\":\"fake-2\"}");
    server.with("b", "{\"k\":\"fake-3\"}");
    server.roles.put("gateway", "fake-secret-id");
    vault = new VaultFixture(server.address());
  }

  @AfterEach
  void stop() {
    vault.close();
    server.close();
  }

  @Test
  void tokenMayBeInAFile() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), KvServer.TOKEN + "\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    vault.settings.remove("tokenEnv");
    vault.settings.put("tokenFile", token.toString());

    assertEquals("fake-1", vault.value("app#k").textValue());
  }

  @Test
  void roleLogsInOncePerBatchAndGivesItsTokenBack() throws Exception {
    vault.asRole(folder, "fake-secret-id");

    assertEquals(3, vault.outcomes("app#k", "app#l", "b#k").size());

    assertTrue(server.revoked.poll(60, TimeUnit.SECONDS) != null, "the token is not given back");
    assertEquals(1, server.requests.stream().filter(LOGIN::equals).count());
    assertEquals(Set.of(KvServer.TOKEN), server.tokens);
  }

  @Test
  void nextBatchLogsInAgain() throws Exception {
    vault.asRole(folder, "fake-secret-id");

    assertEquals("fake-1", vault.value("app#k").textValue());
    assertEquals("fake-1", vault.value("app#k").textValue());

    assertEquals(2, server.requests.stream().filter(LOGIN::equals).count());
  }

  @Test
  void batchTokenIsNotGivenBack() throws Exception {
    server.tokenType = "batch";
    vault.asRole(folder, "fake-secret-id");

    assertEquals("fake-1", vault.value("app#k").textValue());
    vault.close();

    assertFalse(server.requests.contains("POST /v1/auth/token/revoke-self"));
  }

  @Test
  void roleMayBeMountedElsewhere() throws Exception {
    vault
        .asRole(folder, "fake-secret-id")
        .settings
        .withObject("/appRole")
        .put("mount", "team/roles");

    assertEquals("fake-1", vault.value("app#k").textValue());
  }

  @Test
  void refusedLoginNamesThePlaceOfTheSecretId() throws Exception {
    vault.asRole(folder, "fake-other-id");

    String message = vault.unavailable(VaultFailure.PROVIDER_LOGIN_REFUSED);

    assertTrue(message.contains("appRole.secretIdFile"), message);
    assertFalse(server.requests.stream().anyMatch(request -> request.startsWith("GET")));
  }

  @Test
  void methodThatIsNotMountedIsNamed() throws Exception {
    vault.asRole(folder, "fake-secret-id").settings.withObject("/appRole").put("mount", "none");

    assertTrue(
        vault.unavailable(VaultFailure.PROVIDER_MOUNT_UNKNOWN).contains("mounted at auth/none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "<html>", "{\"auth\":null}", "{\"auth\":{\"client_token\":\"a b\"}}"})
  void loginWithoutATokenIsNone(String answer) throws Exception {
    vault.asRole(folder, "fake-secret-id");
    server.behaviour = Optional.of(exchange -> KvServer.send(exchange, 200, answer));

    vault.unavailable(VaultFailure.PROVIDER_ANSWER_INVALID);
  }

  @Test
  void loginAnsweredWithAnErrorIsNamed() throws Exception {
    vault.asRole(folder, "fake-secret-id");
    server.behaviour = Optional.of(exchange -> KvServer.error(exchange, 500, "fake internal"));

    assertTrue(vault.unavailable(VaultFailure.PROVIDER_HTTP_STATUS).contains("HTTP 500"));
  }

  @Test
  void expiredTokenIsSaid() throws Exception {
    server.tokens.clear();

    assertTrue(vault.failed(VaultFailure.SECRET_FORBIDDEN, "app#k").contains("no longer valid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "two\nlines", "t\u00f6ken"})
  void textThatCannotBeATokenIsNotSent(String token) throws Exception {
    vault.variables = Map.of("VAULT_TOKEN", token);

    vault.unavailable("PROVIDER_CREDENTIAL_INVALID");
    assertTrue(server.requests.isEmpty());
  }

  @Test
  void variableThatIsNotSetIsNamed() throws Exception {
    vault.variables = Map.of();

    assertTrue(
        vault
            .unavailable("PROVIDER_CREDENTIAL_MISSING")
            .startsWith("secrets.providers.work.tokenEnv"));
  }

  @Test
  void oneLoginMustBeNamed() throws Exception {
    vault.settings.putObject("appRole").put("roleId", "gateway").put("secretIdEnv", "ID");
    vault.unavailable("PROVIDER_SETTINGS_INVALID");

    vault.settings.remove(List.of("appRole", "tokenEnv"));
    vault.unavailable("PROVIDER_SETTINGS_INVALID");
  }
}
