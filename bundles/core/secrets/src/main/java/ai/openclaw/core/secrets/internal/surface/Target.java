package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.api.credential.CredentialTarget;
import java.util.List;
import java.util.Set;

/**
 * One credential field that is known from the start.
 *
 * @param field where it is and what it takes
 * @param owner whose it is
 * @param rules the ids of the activation rules, all of which must hold
 * @param aliases other names of the target in plans
 * @param registered whether plans, audits and {@code secrets.resolve} know it by its id
 */
record Target(
    CredentialTarget field,
    Owner owner,
    List<String> rules,
    Set<String> aliases,
    boolean registered) {}
