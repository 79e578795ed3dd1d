package ai.openclaw.api.rpc;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One client's connection to the gateway. Immutable.
 *
 * @param id unique while the gateway runs
 * @param client the program, as it describes itself
 * @param principal who it calls for
 * @param address the network address it comes from
 * @param direct whether it is on this machine, with no proxy in between
 * @param since when it was let in
 */
public record Connection(
    String id, Client client, Principal principal, String address, boolean direct, Instant since) {
  /** Checks that no part is absent. */
  public Connection {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(principal, "principal");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(since, "since");
  }

  /**
   * A program, in its own words: nothing here is verified.
   *
   * @param id for example {@code cli}
   * @param mode for example {@code backend}
   * @param version its version
   * @param platform for example {@code linux}
   * @param displayName a name for people
   * @param deviceFamily for example {@code iPhone}
   * @param modelIdentifier for example {@code iPhone16,2}
   * @param instanceId tells one installation from another
   */
  public record Client(
      String id,
      String mode,
      String version,
      String platform,
      Optional<String> displayName,
      Optional<String> deviceFamily,
      Optional<String> modelIdentifier,
      Optional<String> instanceId) {}
}
