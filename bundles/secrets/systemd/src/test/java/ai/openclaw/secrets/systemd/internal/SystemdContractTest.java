package ai.openclaw.secrets.systemd.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.lib.files.AtomicFile;
import ai.openclaw.testkit.SecretProviderContract;
import ai.openclaw.testkit.SecretProviderSample;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class SystemdContractTest extends SecretProviderContract {
  private final Path folder;

  SystemdContractTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Override
  protected SecretProvider start() throws IOException {
    return new SystemdSecretProvider();
  }

  @Override
  protected void stop(SecretProvider provider) {
    // It holds nothing that would have to be given back.
  }

  @Override
  protected SecretProviderSample sample() throws IOException {
    AtomicFile.write(folder.resolve("openai"), "fake-1\n".getBytes(UTF_8));
    AtomicFile.write(folder.resolve("slack bot"), "fake-2".getBytes(UTF_8));
    Map<String, String> variables = Map.of("CREDENTIALS_DIRECTORY", folder.toString());
    return SecretProviderSample.of(
            JsonNodeFactory.instance.objectNode().put("maxBytes", 100),
            Map.of("openai", "fake-1", "slack bot", "fake-2"),
            "other")
        .withEnvironment(name -> Optional.ofNullable(variables.get(name)));
  }
}
