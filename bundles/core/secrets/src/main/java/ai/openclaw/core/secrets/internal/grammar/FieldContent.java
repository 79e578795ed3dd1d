package ai.openclaw.core.secrets.internal.grammar;

import ai.openclaw.api.secret.SecretRef;

/** What stands in a credential field. */
public sealed interface FieldContent {
  /** Nothing that counts: no field, null, a blank text or an empty object. */
  record Absent() implements FieldContent {}

  /** A value as it is. */
  record Plain() implements FieldContent {}

  /**
   * A reference, by its grammar right in everything but the id.
   *
   * @param ref the reference
   */
  record Reference(SecretRef ref) implements FieldContent {}

  /**
   * Something meant as a reference that is none.
   *
   * @param key the key that is wrong, empty for the field itself
   * @param message what is wrong, without any value of the field but names
   */
  record Malformed(String key, String message) implements FieldContent {}

  /**
   * The marker that older versions wrote instead of a reference.
   *
   * @param name what follows the prefix
   */
  record Marker(String name) implements FieldContent {}
}
