package ai.openclaw.core.configure.internal.mapping;

import ai.openclaw.api.secret.SecretRef;

/**
 * A credential and the reference that it shall have.
 *
 * @param candidate the credential
 * @param ref the reference
 */
public record Mapping(Candidate candidate, SecretRef ref) {}
