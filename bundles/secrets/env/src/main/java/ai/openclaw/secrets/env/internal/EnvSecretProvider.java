package ai.openclaw.secrets.env.internal;

import ai.openclaw.api.secret.Environment;
import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.api.secret.ProviderDescription.Trait;
import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Serves {@code source: "env"}: the id is the name of an environment variable. */
@Component(property = SecretProvider.SOURCE + "=env")
public final class EnvSecretProvider implements SecretProvider {
  private static final String SCHEMA = "/openclaw/provider.schema.json";
  private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9_]{0,127}");
  private static final String ID_RULE =
      "the name of an environment variable, [A-Z][A-Z0-9_]{0,127}, such as OPENAI_API_KEY";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final ObjectNode schema;

  /**
   * Reads the schema of the settings.
   *
   * @throws IOException when the bundle is damaged
   */
  @Activate
  public EnvSecretProvider() throws IOException {
    try (InputStream in = EnvSecretProvider.class.getResourceAsStream(SCHEMA)) {
      schema = new ObjectMapper().readValue(Objects.requireNonNull(in, SCHEMA), ObjectNode.class);
    }
  }

  @Override
  public ProviderDescription describe() {
    return new ProviderDescription(schema.deepCopy(), ID, ID_RULE, Set.of(Trait.NEEDS_NO_SETTINGS));
  }

  @Override
  public ResolveResult resolve(ResolveRequest request) {
    Optional<Allowlist> allowlist = Allowlist.of(request.settings());
    if (allowlist.isEmpty()) {
      return ResolveResult.unavailable(
          EnvFailure.PROVIDER_SETTINGS_INVALID.name(),
          "secrets.providers.%s.allowlist must be a list of variable names"
              .formatted(request.alias()));
    }
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (String id : request.ids()) {
      outcomes.put(id, read(id, request.alias(), allowlist.get(), request.environment()));
    }
    return ResolveResult.of(outcomes);
  }

  private static Outcome read(String id, String alias, Allowlist allowlist, Environment variables) {
    if (!allowlist.allows(id)) {
      return failed(
          EnvFailure.SECRET_NOT_ALLOWED,
          "environment variable %s is not in secrets.providers.%s.allowlist".formatted(id, alias));
    }
    Optional<String> value = variables.get(id).filter(text -> !blank(text));
    if (value.isEmpty()) {
      return failed(
          EnvFailure.SECRET_NOT_FOUND,
          "environment variable %s is not set, or empty".formatted(id));
    }
    return new Resolved(SecretValue.of(value.get()));
  }

  private static Failed failed(EnvFailure failure, String message) {
    return new Failed(new SecretFailure(failure.name(), message));
  }

  private static boolean blank(String text) {
    return text.chars()
        .allMatch(
            c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BYTE_ORDER_MARK);
  }
}
