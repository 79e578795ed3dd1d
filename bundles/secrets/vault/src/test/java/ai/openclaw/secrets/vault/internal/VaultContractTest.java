package ai.openclaw.secrets.vault.internal;

import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.testkit.SecretProviderContract;
import ai.openclaw.testkit.SecretProviderSample;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class VaultContractTest extends SecretProviderContract {
  private final KvServer server;
  private final ServerSocket silent;

  VaultContractTest() throws IOException {
    server = new KvServer();
    silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @BeforeEach
  void fill() throws IOException {
    server.with("openai", "{\"key\":\"fake-1\"}").with("team/slack", "{\"bot\":\"fake-2\"}");
  }

  @AfterEach
  void end() throws IOException {
    server.close();
    silent.close();
  }

  @Override
  protected SecretProvider start() throws IOException {
    return new VaultSecretProvider();
  }

  @Override
  protected void stop(SecretProvider provider) {
    ((VaultSecretProvider) provider).close();
    server.close();
  }

  @Override
  protected SecretProviderSample sample() {
    Map<String, String> variables = Map.of("VAULT_TOKEN", KvServer.TOKEN);
    return SecretProviderSample.of(
            settings(server.address()),
            Map.of("openai#key", "fake-1", "team/slack#bot", "fake-2"),
            "openai#other")
        .withEnvironment(name -> Optional.ofNullable(variables.get(name)))
        .withSlowSettings(
            settings("http://127.0.0.1:" + silent.getLocalPort()).put("timeoutMs", 120_000));
  }

  private static ObjectNode settings(String address) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("address", address)
        .put("tokenEnv", "VAULT_TOKEN");
  }
}
