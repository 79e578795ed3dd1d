package ai.openclaw.secrets.exec.internal;

import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.testkit.SecretProviderContract;
import ai.openclaw.testkit.SecretProviderSample;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class ExecContractTest extends SecretProviderContract {
  private final Path folder;

  ExecContractTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Override
  protected SecretProvider start() throws IOException {
    return new ExecSecretProvider();
  }

  @Override
  protected void stop(SecretProvider provider) {
    ((ExecSecretProvider) provider).close();
  }

  @Override
  protected SecretProviderSample sample() throws IOException {
    String answer =
        "{\"protocolVersion\":1,\"values\":{\"one\":\"fake-1\",\"two\":\"fake-2\"},"
            + "\"errors\":{\"three\":{\"message\":\"not fake-1\"}}}";
    return SecretProviderSample.of(
            script("answer.sh", "cat >/dev/null; printf '%s' '" + answer + "'"),
            Map.of("one", "fake-1", "two", "fake-2"),
            "three")
        .withSlowSettings(script("slow.sh", "exec sleep 100").put("timeoutMs", 120_000));
  }

  private ObjectNode script(String name, String line) throws IOException {
    Path script = folder.resolve(name);
    Files.writeString(script, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return JsonNodeFactory.instance.objectNode().put("command", script.toString());
  }
}
