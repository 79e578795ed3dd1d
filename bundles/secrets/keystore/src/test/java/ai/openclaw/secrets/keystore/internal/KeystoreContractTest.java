package ai.openclaw.secrets.keystore.internal;

import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.testkit.SecretProviderContract;
import ai.openclaw.testkit.SecretProviderSample;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class KeystoreContractTest extends SecretProviderContract {
  private final Path folder;

  KeystoreContractTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Override
  protected SecretProvider start() throws Exception {
    return new KeystoreSecretProvider();
  }

  @Override
  protected void stop(SecretProvider provider) {
    ((KeystoreSecretProvider) provider).close();
  }

  @Override
  protected SecretProviderSample sample() throws Exception {
    try (var keystore =
        new KeystoreFixture(folder).with("alpha", "fake-1").with("beta", "fake-2")) {
      return SecretProviderSample.of(
          keystore.settings, Map.of("alpha", "fake-1", "beta", "fake-2"), "gamma");
    }
  }
}
