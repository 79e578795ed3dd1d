package ai.openclaw.secrets.vault.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Answered;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.ResolveResult.Unavailable;
import ai.openclaw.lib.files.AtomicFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A Vault provider with its settings. */
final class VaultFixture implements AutoCloseable {
  final VaultSecretProvider provider;
  final ObjectNode settings = JsonNodeFactory.instance.objectNode();
  Map<String, String> variables = Map.of("VAULT_TOKEN", KvServer.TOKEN);
  Duration limit = Duration.ofSeconds(60);

  VaultFixture(String address) throws IOException {
    provider = new VaultSecretProvider();
    settings.put("address", address).put("tokenEnv", "VAULT_TOKEN").put("timeoutMs", 60_000);
  }

  /** Logs in as the role {@code gateway}, with the secret id in a file. */
  VaultFixture asRole(Path folder, String secretId) throws IOException {
    Path file = folder.resolve("secret-id");
    AtomicFile.write(file, (secretId + "\n").getBytes(UTF_8));
    settings.remove("tokenEnv");
    settings.putObject("appRole").put("roleId", "gateway").put("secretIdFile", file.toString());
    return this;
  }

  ResolveResult resolve(String... ids) throws InterruptedException {
    return provider.resolve(
        new ResolveRequest(
            "work",
            settings,
            List.of(ids),
            Instant.now().plus(limit),
            262_144,
            name -> Optional.ofNullable(variables.get(name))));
  }

  Map<String, Outcome> outcomes(String... ids) throws InterruptedException {
    ResolveResult result = resolve(ids);
    return assertInstanceOf(Answered.class, result, result::toString).outcomes();
  }

  JsonNode value(String id) throws InterruptedException {
    Outcome outcome = Objects.requireNonNull(outcomes(id).get(id), id);
    return assertInstanceOf(Resolved.class, outcome, outcome::toString).value().reveal();
  }

  String failed(VaultFailure code, String id) throws InterruptedException {
    Failed failed = assertInstanceOf(Failed.class, outcomes(id).get(id));
    assertEquals(code.name(), failed.failure().code(), failed.failure().message());
    return clean(failed.failure().message());
  }

  String unavailable(VaultFailure code) throws InterruptedException {
    return unavailable(code.name());
  }

  String unavailable(String code) throws InterruptedException {
    ResolveResult result = resolve("app/openai#key");
    Unavailable unavailable = assertInstanceOf(Unavailable.class, result, result::toString);
    assertEquals(code, unavailable.failure().code(), unavailable.failure().message());
    return clean(unavailable.failure().message());
  }

  private String clean(String message) {
    variables.values().forEach(secret -> assertFalse(message.contains(secret), message));
    assertFalse(message.contains("fake"), message);
    assertFalse(message.contains("\n"), message);
    return message;
  }

  @Override
  public void close() {
    provider.close();
  }
}
