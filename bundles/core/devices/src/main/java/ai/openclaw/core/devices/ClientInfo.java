package ai.openclaw.core.devices;

import java.util.Optional;

/**
 * The program that connects, as it describes itself. Immutable.
 *
 * @param id for example {@code cli}
 * @param mode for example {@code backend}
 * @param version its version
 * @param platform for example {@code linux}
 * @param deviceFamily for example {@code iPhone}
 * @param displayName a name for people
 */
public record ClientInfo(
    String id,
    String mode,
    String version,
    String platform,
    Optional<String> deviceFamily,
    Optional<String> displayName) {}
