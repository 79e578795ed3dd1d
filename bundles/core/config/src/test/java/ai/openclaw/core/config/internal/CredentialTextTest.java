package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.config.CredentialText;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "__OPENCLAW_REDACTED__",
        " __OPENCLAW_REDACTED__ ",
        "Bearer __OPENCLAW_REDACTED__",
        "undefined",
        "null",
        "NULL",
        "None",
        "NaN",
        "nil",
        "[object Object]",
        "[object Promise]",
        "***",
        "********",
        "sk-***abcd",
        "•••••",
        "sk-ab…yz12",
        "[redacted]",
        "<REDACTED>",
        "(hidden)",
        "",
        "  \t"
      })
  void knowsWhatIsNoCredential(String text) {
    Optional<String> mistake = CredentialText.mistake(text);
    assertTrue(mistake.isPresent(), text);
    assertTrue(text.isBlank() || !mistake.get().contains(text), "the text is not repeated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "true",
        "0",
        "nullable",
        "undefined-1",
        "a*b**c",
        "redacted-not",
        "${TOKEN}",
        "-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----",
        "pass word",
        "objects"
      })
  void letsCredentialsPass(String text) {
    assertEquals(Optional.empty(), CredentialText.mistake(text));
  }

  @Test
  void takesNullForAMistakeAndLeavesOtherTypesToTheSchema() {
    assertTrue(CredentialText.mistake(NullNode.getInstance()).isPresent());
    assertEquals(Optional.empty(), CredentialText.mistake(BooleanNode.TRUE));
  }
}
