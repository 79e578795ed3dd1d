package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.CredentialText;
import ai.openclaw.core.secrets.SecretResolver;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokens and passwords that a configuration names for its own clients. */
final class Secrets {
  private static final String DEFAULT_ALIAS = "default";

  private final ConfigView config;
  private final Map<String, String> environment;
  private final Optional<SecretResolver> resolver;

  /**
   * Creates it.
   *
   * @param environment the {@code OPENCLAW_} variables of the operator's shell
   * @param resolver resolves references, where this process can
   */
  Secrets(ConfigView config, Map<String, String> environment, Optional<SecretResolver> resolver) {
    this.config = config;
    this.environment = environment;
    this.resolver = resolver;
  }

  /**
   * A secret.
   *
   * @param value itself
   * @param source where it is from, for people
   */
  record Found(String value, String source) {
    @Override
    public String toString() {
      return "Found[" + source + "]";
    }
  }

  /** A variable of the operator's shell. */
  Optional<Found> shell(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(text -> !text.isBlank())
        .map(text -> new Found(text, "env " + name));
  }

  /** A variable that only the {@code .env} files or the process itself know. */
  Optional<Found> process(String name) {
    return config.variable(name).map(text -> new Found(text, "env " + name + " (.env)"));
  }

  /** A field with a value of its own. */
  Optional<Found> plain(String path) {
    return Optional.of(node(path))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(text -> !text.isBlank() && !CredentialText.template(text.strip()))
        .map(text -> new Found(text, path));
  }

  /**
   * A field with a reference, resolved.
   *
   * @throws RemoteGatewayException when it is a reference that has no value here
   * @throws InterruptedException when the operator cancels
   */
  Optional<Found> reference(String path) throws RemoteGatewayException, InterruptedException {
    JsonNode node = node(path);
    if (!CredentialText.reference(node)) {
      return Optional.empty();
    }
    var ref =
        new SecretRef(
            node.path("source").asText(),
            node.path("provider").asText(DEFAULT_ALIAS),
            node.path("id").asText());
    if (resolver.isEmpty() || config.snapshot().isEmpty()) {
      throw unresolved(path, ref, "nothing resolves references in this process");
    }
    Outcome outcome = resolver.get().resolve(List.of(ref), config.snapshot().get()).get(ref);
    if (outcome instanceof Resolved resolved && resolved.value().isText()) {
      return Optional.of(new Found(resolved.value().revealText(), path));
    }
    throw unresolved(
        path,
        ref,
        outcome instanceof Failed failed ? failed.failure().message() : "it has no text");
  }

  private static RemoteGatewayException unresolved(String path, SecretRef ref, String why) {
    return new RemoteGatewayException(
        "CREDENTIALS_REQUIRED",
        path
            + " is a reference ("
            + ref.source()
            + ":"
            + ref.provider()
            + ") that has no value here: "
            + why,
        "SECRETREF_UNRESOLVED");
  }

  private JsonNode node(String path) {
    return config.tree().at("/" + path.replace('.', '/'));
  }
}
