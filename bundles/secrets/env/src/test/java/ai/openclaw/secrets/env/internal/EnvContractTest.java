package ai.openclaw.secrets.env.internal;

import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.testkit.SecretProviderContract;
import ai.openclaw.testkit.SecretProviderSample;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

class EnvContractTest extends SecretProviderContract {
  private static final Map<String, String> VARIABLES =
      Map.of("ALPHA_KEY", "fake-alpha", "BETA_KEY", " fake beta ");

  @Override
  protected SecretProvider start() throws IOException {
    return new EnvSecretProvider();
  }

  @Override
  protected void stop(SecretProvider provider) {
    // It holds nothing that would have to be given back.
  }

  @Override
  protected SecretProviderSample sample() {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.putArray("allowlist").add("ALPHA_KEY").add("BETA_KEY").add("GAMMA_KEY");
    return SecretProviderSample.of(settings, VARIABLES, "GAMMA_KEY")
        .withEnvironment(name -> Optional.ofNullable(VARIABLES.get(name)));
  }
}
