package ai.openclaw.core.planning.internal.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderNamesTest {
  @Test
  void knowsCredentialHeadersWhateverTheirCase() {
    for (String name :
        List.of(
            "Authorization",
            "Proxy-Authorization",
            "X-Authorization",
            "x-api-key",
            "API-KEY",
            "apikey",
            "X-Tokenizer",
            "secretary",
            "My-Password",
            "credentials")) {
      assertTrue(HeaderNames.sensitive(name), name);
    }
  }

  @Test
  void leavesOtherHeadersAlone() {
    for (String name :
        List.of(
            "Cookie",
            "X-Auth",
            "X-Key",
            "access-key",
            "private-key",
            "bearer",
            "ocp-apim-subscription-key",
            "api_key",
            "passwd",
            "")) {
      assertFalse(HeaderNames.sensitive(name), name);
    }
  }
}
