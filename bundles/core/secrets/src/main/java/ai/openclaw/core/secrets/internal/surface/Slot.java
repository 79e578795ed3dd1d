package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.grammar.DotPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A concrete credential field that holds a reference. Slots are the keys of every pass, so what is
 * asked of them again and again is worked out once. Immutable.
 */
public final class Slot {
  private final String targetId;
  private final List<String> path;
  private final ValueKind kind;
  private final SecretRef ref;
  private final String text;
  private final String owner;
  private final int hash;

  /**
   * Creates it.
   *
   * @param targetId the id of its target
   * @param path its keys
   * @param kind what the value must be
   * @param ref the reference
   */
  public Slot(String targetId, List<String> path, ValueKind kind, SecretRef ref) {
    this.targetId = targetId;
    this.path = List.copyOf(path);
    this.kind = kind;
    this.ref = ref;
    this.text = DotPath.text(this.path);
    this.owner = OwnerId.of(this.path);
    this.hash = text.hashCode();
  }

  /** The id of its target. */
  public String targetId() {
    return targetId;
  }

  /** Its keys. */
  public List<String> path() {
    return path;
  }

  /** What the value must be. */
  public ValueKind kind() {
    return kind;
  }

  /** The reference. */
  public SecretRef ref() {
    return ref;
  }

  /** The path with dots. */
  public String text() {
    return text;
  }

  /** Who is affected when it has no value. */
  public String owner() {
    return owner;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Slot slot
        && hash == slot.hash
        && path.equals(slot.path)
        && kind == slot.kind
        && ref.equals(slot.ref)
        && targetId.equals(slot.targetId);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "Slot[" + text + ", " + ref + "]";
  }
}
