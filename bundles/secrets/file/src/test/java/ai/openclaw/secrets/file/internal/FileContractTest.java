package ai.openclaw.secrets.file.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.lib.files.AtomicFile;
import ai.openclaw.testkit.SecretProviderContract;
import ai.openclaw.testkit.SecretProviderSample;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class FileContractTest extends SecretProviderContract {
  private final Path folder;

  FileContractTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Override
  protected SecretProvider start() throws IOException {
    return new FileSecretProvider();
  }

  @Override
  protected void stop(SecretProvider provider) {
    ((FileSecretProvider) provider).close();
  }

  @Override
  protected void change() throws IOException {
    AtomicFile.write(folder.resolve("secrets.json"), "{\"alpha\":\"fake-c\"}".getBytes(UTF_8));
  }

  @Override
  protected SecretProviderSample sample() throws IOException {
    Path file = folder.resolve("secrets.json");
    AtomicFile.write(file, "{\"alpha\":\"fake-a\",\"list\":[\"fake-b\"]}".getBytes(UTF_8));
    return SecretProviderSample.of(
        JsonNodeFactory.instance.objectNode().put("path", file.toString()).put("mode", "json"),
        Map.of("/alpha", "fake-a", "/list/0", "fake-b"),
        "/list/1");
  }
}
