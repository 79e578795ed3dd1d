package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.secret.SecretRef;
import java.util.List;

/**
 * A concrete credential field that holds a reference.
 *
 * @param targetId the id of its target
 * @param path its keys
 * @param kind what the value must be
 * @param ref the reference
 */
public record Slot(String targetId, List<String> path, ValueKind kind, SecretRef ref) {
  /** Copies the list. */
  public Slot {
    path = List.copyOf(path);
  }

  /** Of the path alone, which tells slots apart: slots are the keys of every pass. */
  @Override
  public int hashCode() {
    return path.hashCode();
  }

  /** The path with dots. */
  public String text() {
    return String.join(".", path);
  }

  /** Who is affected when it has no value. */
  public String owner() {
    return OwnerId.of(path);
  }
}
