package ai.openclaw.core.planning.residue;

import ai.openclaw.api.secret.SecretValue;

/**
 * A value and one field that it belongs to. Immutable.
 *
 * @param place the field
 * @param value the value
 */
public record KnownSecret(SecretPlace place, SecretValue value) {}
