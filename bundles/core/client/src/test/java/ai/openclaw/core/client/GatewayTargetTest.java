package ai.openclaw.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.command.RemoteGatewayException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTargetTest {
  private static final Optional<String> TOKEN = Optional.of("sekret");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://127.0.0.1:1",
        "ws://localhost:1/path",
        "WS://[::1]:1",
        "wss://gateway.example"
      })
  void loopbackAndEncryptedUrlsAreTaken(String url) throws RemoteGatewayException {
    GatewayTarget target = given(url, TOKEN, Map.of());
    assertEquals("cli --url", target.source());
    assertFalse(target.toString().contains("sekret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://127.0.0.1",
        "127.0.0.1:1",
        "ws://u:p@127.0.0.1",
        "ws://a b",
        "ws:///x"
      })
  void otherUrlsAreRefused(String url) {
    assertEquals("INVALID_URL", code(url, TOKEN, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ws://10.0.0.1:1", "ws://gateway.example", "ws://127.0.0.1.example", "ws://[::2]"})
  void plainTextOverANetworkNeedsTheOverride(String url) throws RemoteGatewayException {
    assertEquals("INSECURE_URL", code(url, TOKEN, Map.of()));
    assertEquals(
        "INSECURE_URL", code(url, TOKEN, Map.of("OPENCLAW_ALLOW_INSECURE_PRIVATE_WS", "0")));
    given(url, TOKEN, Map.of("OPENCLAW_ALLOW_INSECURE_PRIVATE_WS", "1"));
  }

  @Test
  void urlNeedsCredentialsOfItsOwn() {
    assertEquals("CREDENTIALS_REQUIRED", code("ws://127.0.0.1:1", Optional.empty(), Map.of()));
  }

  private static String code(String url, Optional<String> token, Map<String, String> environment) {
    return assertThrows(RemoteGatewayException.class, () -> given(url, token, environment)).code();
  }

  private static GatewayTarget given(
      String url, Optional<String> token, Map<String, String> environment)
      throws RemoteGatewayException {
    return GatewayTarget.given(url, token, Optional.empty(), Duration.ofSeconds(1), environment);
  }
}
