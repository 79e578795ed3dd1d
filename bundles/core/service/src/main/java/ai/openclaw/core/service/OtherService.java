package ai.openclaw.core.service;

/**
 * A service that looks like a gateway's, but is not the one of this profile. Immutable.
 *
 * @param kind the supervisor
 * @param label its name there
 * @param scope {@code user} or {@code system}
 * @param detail where it was found
 * @param removal the command that removes it
 */
public record OtherService(
    String kind, String label, String scope, String detail, String removal) {}
