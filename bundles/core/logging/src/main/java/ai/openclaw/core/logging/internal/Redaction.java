package ai.openclaw.core.logging.internal;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.logging.Redactor;
import ai.openclaw.core.logging.SecretForms;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The redaction of this process: known values always, patterns unless the operator switched them
 * off. Thread-safe; {@link #redact} reads two fields and takes no lock.
 */
@Component(service = {Redactor.class, Redaction.class})
public final class Redaction implements Redactor {
  private static final int LINE = 16;

  private final Set<String> forms = new HashSet<>();
  private final Set<String> values = new HashSet<>();
  private volatile KnownForms known = new KnownForms(Set.of());
  private volatile Optional<SecretPatterns> patterns = Optional.of(new SecretPatterns(List.of()));

  /** Starts without known values and with the built-in patterns. */
  @Activate
  public Redaction() {}

  @Override
  public String redact(String text) {
    String clean = known.replace(text);
    Optional<SecretPatterns> now = patterns;
    return now.isPresent() ? now.get().replace(clean) : clean;
  }

  @Override
  public void learn(String owner, Collection<SecretValue> learned) {
    synchronized (forms) {
      int before = forms.size();
      learned.forEach(value -> learn(value.reveal()));
      if (forms.size() != before) {
        known = new KnownForms(forms);
      }
    }
  }

  /**
   * Chooses the patterns.
   *
   * @param chosen empty switches patterns off; known values are redacted all the same
   */
  void patterns(Optional<List<Pattern>> chosen) {
    patterns = chosen.map(SecretPatterns::new);
  }

  private void learn(JsonNode value) {
    if (value.isContainerNode()) {
      learn(value.toString());
      value.forEach(this::learn);
    } else if (value.isTextual()) {
      String text = value.textValue();
      learn(text);
      learn(text.strip());
      if (text.indexOf('\n') >= 0) {
        text.lines().filter(line -> line.strip().length() >= LINE).forEach(this::learn);
      }
    }
  }

  private void learn(String text) {
    if (text.length() >= SecretForms.SHORTEST && !text.isBlank() && values.add(text)) {
      SecretForms.each(text, (form, kind) -> forms.add(form));
    }
  }
}
