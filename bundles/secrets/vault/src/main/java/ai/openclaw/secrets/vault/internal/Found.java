package ai.openclaw.secrets.vault.internal;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What was found at one path. */
sealed interface Found {
  /** What is at a key of the path. */
  Outcome at(VaultSettings settings, SecretPath id);

  /** A secret. */
  record Secret(ObjectNode keys) implements Found {
    @Override
    public Outcome at(VaultSettings settings, SecretPath id) {
      JsonNode value = keys.get(id.key());
      return value == null || value.isNull()
          ? new Failed(
              VaultFailure.SECRET_NOT_FOUND
                  .of(
                      "%s: %s has no key %s"
                          .formatted(settings.label(), settings.policyPath(id.path()), id.key()))
                  .failure())
          : new Resolved(SecretValue.of(value));
    }

    /** The content stays hidden. */
    @Override
    public String toString() {
      return "Secret[hidden]";
    }
  }

  /** No secret. */
  record Nothing(Problem problem) implements Found {
    @Override
    public Outcome at(VaultSettings settings, SecretPath id) {
      return new Failed(problem.failure());
    }
  }

  /** Makes sense of an answer. */
  static Found of(Server server, String path, Answer answer) {
    Optional<Problem> refusal = server.refusal(answer);
    if (refusal.isPresent()) {
      return new Nothing(refusal.get());
    }
    VaultSettings settings = server.settings();
    String full = settings.policyPath(path);
    if (answer.content().isEmpty()) {
      return nothing(
          VaultFailure.PROVIDER_ANSWER_TOO_LARGE,
          "%s: the answer for %s is larger than maxBytes (%d)"
              .formatted(settings.label(), full, settings.maxBytes()));
    }
    return switch (answer.status()) {
      case 200 -> secret(settings, full, answer);
      case 403 ->
          nothing(
              VaultFailure.SECRET_FORBIDDEN,
              "%s: the token may not read %s, or is no longer valid; give it a policy with the capability read there, or renew it"
                  .formatted(settings.label(), full));
      case 404 -> absent(settings, full, answer);
      default ->
          nothing(
              VaultFailure.PROVIDER_HTTP_STATUS,
              "%s: %s was answered with HTTP %d; see the log of the server"
                  .formatted(settings.label(), full, answer.status()));
    };
  }

  private static Found secret(VaultSettings settings, String full, Answer answer) {
    Optional<ObjectNode> json = answer.json();
    if (json.isEmpty() || !(json.get().get("data") instanceof ObjectNode data)) {
      return nothing(
          VaultFailure.PROVIDER_ANSWER_INVALID,
          "%s: the answer for %s is none of a key-value engine; is this the address of the server? %s"
              .formatted(settings.label(), full, settings.address()));
    }
    if (!settings.versioned()) {
      return new Secret(data);
    }
    if (!(data.get("metadata") instanceof ObjectNode)) {
      return nothing(
          VaultFailure.PROVIDER_KV_VERSION,
          "%s: the engine at %s keeps no versions; set kvVersion: 1"
              .formatted(settings.label(), settings.mount()));
    }
    return data.get("data") instanceof ObjectNode keys
        ? new Secret(keys)
        : deleted(settings, full, data.path("metadata"));
  }

  private static Found absent(VaultSettings settings, String full, Answer answer) {
    Optional<JsonNode> metadata = answer.json().map(json -> json.path("data").path("metadata"));
    if (metadata.isPresent() && metadata.get().isObject()) {
      return deleted(settings, full, metadata.get());
    }
    if (answer.says("warnings", "versioned K/V")) {
      return nothing(
          VaultFailure.PROVIDER_KV_VERSION,
          "%s: the engine at %s keeps versions; set kvVersion: 2"
              .formatted(settings.label(), settings.mount()));
    }
    if (answer.says("errors", "no handler for route")) {
      return nothing(
          VaultFailure.PROVIDER_MOUNT_UNKNOWN,
          "%s: nothing is mounted at %s; correct mount or namespace"
              .formatted(settings.label(), settings.mount()));
    }
    return nothing(
        VaultFailure.SECRET_NOT_FOUND,
        "%s: nothing is at %s%s"
            .formatted(
                settings.label(),
                full,
                settings.versioned()
                    ? "; an engine that keeps no versions needs kvVersion: 1"
                    : ""));
  }

  private static Found deleted(VaultSettings settings, String full, JsonNode metadata) {
    return nothing(
        VaultFailure.SECRET_DELETED,
        "%s: version %d of %s was %s; write a new version%s"
            .formatted(
                settings.label(),
                metadata.path("version").asLong(),
                full,
                metadata.path("destroyed").asBoolean() ? "destroyed" : "deleted",
                metadata.path("destroyed").asBoolean() ? "" : " or undelete it"));
  }

  private static Found nothing(VaultFailure code, String message) {
    return new Nothing(code.of(message));
  }
}
