package ai.openclaw.core.configure.internal.mapping;

import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.core.secrets.SecretContent;
import java.util.List;
import java.util.Optional;

/**
 * A credential that may get a reference. Immutable.
 *
 * @param type its type in plans
 * @param path its keys
 * @param kind what a value of it must be
 * @param content what stands there now
 * @param agent whose store it is in; empty for the configuration
 * @param provider the model provider it is of
 * @param account the account it is of
 * @param profileProvider the provider of the profile it is in
 * @param shown whether it is offered before all are asked for
 * @param refusal why no reference can be put there; empty when one can
 * @param variable the variable that such a credential is usually in
 */
public record Candidate(
    String type,
    List<String> path,
    ValueKind kind,
    SecretContent content,
    Optional<String> agent,
    Optional<String> provider,
    Optional<String> account,
    Optional<String> profileProvider,
    boolean shown,
    Optional<String> refusal,
    Optional<String> variable) {
  /** Copies the list. */
  public Candidate {
    path = List.copyOf(path);
  }

  /** The path with dots. */
  public String text() {
    return String.join(".", path);
  }

  /** What it is called in lists; the agent tells profiles apart from the configuration. */
  public String label() {
    return agent.map(id -> "agent " + id + ": " + text()).orElse(text());
  }

  /** What orders candidates, and tells them apart. */
  public String key() {
    return agent.map(id -> "auth-profiles:" + id + ":").orElse("openclaw:") + text();
  }
}
