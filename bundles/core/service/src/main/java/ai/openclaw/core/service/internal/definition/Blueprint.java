package ai.openclaw.core.service.internal.definition;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an install would write now, whatever the supervisor. Holds no secret. Immutable.
 *
 * @param names what the service is called
 * @param description one line for people
 * @param command the program and its arguments
 * @param state the state directory, where it runs and leaves what it prints
 * @param environment its variables, in order
 * @param account the account a system-level service runs under; empty for a service of the user
 */
public record Blueprint(
    ServiceNames names,
    String description,
    List<String> command,
    Path state,
    Map<String, String> environment,
    Optional<String> account) {
  /** Copies the collections. */
  public Blueprint {
    command = List.copyOf(command);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /** The file with variables that the operator may write for this service. */
  public Path environmentFile() {
    return state.resolve("gateway.systemd.env");
  }

  /** The same as a system-level service. */
  public Blueprint under(Optional<String> systemAccount) {
    return new Blueprint(names, description, command, state, environment, systemAccount);
  }
}
