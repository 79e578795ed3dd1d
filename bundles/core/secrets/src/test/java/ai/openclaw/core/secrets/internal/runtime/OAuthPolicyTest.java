package ai.openclaw.core.secrets.internal.runtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OAuthPolicyTest {
  private static Slot slot(String field) {
    return new Slot(
        "",
        List.of("auth-profiles", "main", "profiles", "a", field),
        ValueKind.STRING,
        new SecretRef("env", "default", "A"));
  }

  @Test
  void namesEveryFieldAndAFittingRemedy() {
    String text =
        OAuthPolicy.violation(List.of(slot("access"), slot("refresh")))
            .startText(Path.of("openclaw.json"));
    assertTrue(text.contains("auth-profiles.main.profiles.a.access"));
    assertTrue(text.contains("auth-profiles.main.profiles.a.refresh"));
    assertFalse(text.contains("set the variable"));
  }
}
