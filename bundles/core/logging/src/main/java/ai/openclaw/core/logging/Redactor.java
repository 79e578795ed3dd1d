package ai.openclaw.core.logging;

import ai.openclaw.api.secret.SecretValue;
import java.util.Collection;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes secrets out of text: first every known value in each of its usual encodings (as is, JSON
 * escaped, URL encoded, Base64), then whatever looks like a credential. A service of this bundle;
 * thread-safe.
 */
@ProviderType
public interface Redactor {
  /** The text with every secret replaced by {@code [redacted]}. */
  String redact(String text);

  /**
   * Replaces the values known from one owner.
   *
   * @param owner who knows them, for example {@code secrets}
   * @param values all its values; earlier ones of the same owner stay known until the process ends,
   *     since a log line about them may still come
   */
  void learn(String owner, Collection<SecretValue> values);
}
