package ai.openclaw.core.logs.internal;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.logging.Redactor;
import ai.openclaw.core.logging.SecretForms;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Replaces every form of every value it has learned, as that of the product does. */
final class TestRedactor implements Redactor {
  private final Set<String> forms = ConcurrentHashMap.newKeySet();

  @Override
  public String redact(String text) {
    String clean = text;
    for (String form : forms) {
      clean = clean.replace(form, "[redacted]");
    }
    return clean;
  }

  @Override
  public void learn(String owner, Collection<SecretValue> values) {
    values.forEach(
        value -> SecretForms.each(value.reveal().asText(), (form, kind) -> forms.add(form)));
  }
}
