package ai.openclaw.core.secrets;

import ai.openclaw.api.secret.SecretRef;

/** What stands in a credential field. Holds no value. Immutable. */
public sealed interface SecretContent {
  /** Nothing that counts: no field, null, a blank text or an empty object. */
  record Absent() implements SecretContent {}

  /** A value as it is. */
  record Plain() implements SecretContent {}

  /**
   * A reference, or a text that is one whole template.
   *
   * @param ref the reference
   */
  record Reference(SecretRef ref) implements SecretContent {}

  /**
   * Something meant as a reference that is none.
   *
   * @param message what is wrong, without any value
   */
  record Malformed(String message) implements SecretContent {}
}
