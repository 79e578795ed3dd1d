package ai.openclaw.api.secret;

import java.util.Objects;

/**
 * A reference to a secret value: which kind of source, which configured provider of that kind, and
 * which value inside it.
 *
 * <p>The grammar of the parts is checked where references are read (configuration, plans, stores);
 * an instance carries whatever it was given. Immutable and thread-safe. Source: the seed's {@code
 * {source, provider, id}} object.
 *
 * @param source the kind of provider, for example {@code env}, {@code file}, {@code exec} or the
 *     {@value SecretProvider#SOURCE} property of an installed bundle
 * @param provider the alias under {@code secrets.providers}
 * @param id what the provider is asked for; its grammar belongs to the provider
 */
public record SecretRef(String source, String provider, String id) {
  /** Checks that no part is absent. */
  public SecretRef {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(id, "id");
  }

  /** The form used in messages and as the deduplication key: {@code source:provider:id}. */
  @Override
  public String toString() {
    return source + ":" + provider + ":" + id;
  }
}
