package ai.openclaw.secrets.vault.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.lib.providers.ProviderSettings;
import ai.openclaw.lib.providers.UnavailableException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultSettingsTest {
  private final ObjectNode settings =
      JsonNodeFactory.instance.objectNode().put("tokenEnv", "VAULT_TOKEN");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8200",
        "http://localhost:8200",
        "http://[::1]:8200",
        "http://127.8.9.1",
        "https://vault.example.com",
        "https://vault.example.com:8200/behind/a/proxy/"
      })
  void addressIsTaken(String address) throws Exception {
    settings.put("address", address);

    assertEquals(address.replaceAll("/$", ""), read().address());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://vault.example.com",
        "http://10.0.0.1:8200",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://[::2]:8200"
      })
  void readableTransportIsForThisMachineUnlessAllowed(String address) throws Exception {
    settings.put("address", address);
    assertTrue(refused().contains("allowInsecureHttp"));

    settings.put("allowInsecureHttp", true);
    assertEquals(address, read().address());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vault.example.com",
        "ftp://vault",
        "https://",
        "https://user:fake@vault",
        "https://v/?a",
        "https://v/#a",
        "https://v v",
        "/v1",
        "file:///etc/passwd"
      })
  void textThatIsNoAddressIsRefusedWithoutBeingShown(String address) {
    settings.put("address", address);

    assertTrue(!refused().contains("fake"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/kv", "kv/", "a//b", "..", "a/../b", "a b", "a%2fb", "a?b", "a\nb"})
  void mountThatIsNoneIsRefused(String mount) {
    settings.put("address", "https://vault").put("mount", mount);
    assertTrue(refused().contains("work.mount"));

    settings.put("mount", "kv").put("namespace", mount);
    assertTrue(refused().contains("work.namespace"));
  }

  @Test
  void absentSettingsHaveTheirDefaults() throws Exception {
    settings.put("address", "https://vault");

    VaultSettings read = read();

    assertEquals("secret", read.mount());
    assertTrue(read.versioned());
    assertEquals(1_048_576, read.maxBytes());
    assertEquals("secret/data/a", read.policyPath("a"));
  }

  private String refused() {
    UnavailableException thrown = assertThrows(UnavailableException.class, this::read);
    assertEquals("PROVIDER_SETTINGS_INVALID", thrown.failure().code());
    return thrown.failure().message();
  }

  private VaultSettings read() throws UnavailableException {
    return VaultSettings.of(
        ProviderSettings.of(
            new ResolveRequest(
                "work",
                settings,
                List.of("a#b"),
                Instant.now().plusSeconds(30),
                1000,
                name -> Optional.empty())));
  }
}
