package ai.openclaw.core.secrets;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives a command that runs beside the gateway the credentials of its own fields, and no others:
 * those of the gateway's active snapshot, and what is missing there resolved in this process. Which
 * command gets which is data of this bundle. Present in every process. Thread-safe.
 */
@ProviderType
public interface CommandSecrets {
  /**
   * Fetches what a command needs.
   *
   * @param wish what for
   * @param config the configuration as this process reads it
   * @param gateway the gateway that is asked first
   * @throws IllegalArgumentException when the command needs no credentials
   * @throws InterruptedException when the operator cancels
   */
  Answer fetch(Wish wish, ConfigSnapshot config, RemoteGateway gateway) throws InterruptedException;

  /**
   * What credentials are wanted for.
   *
   * @param command the words of the command, {@code "models status"}
   * @param channel the one channel it is about
   * @param account the one account of that channel it is about
   */
  record Wish(String command, Optional<String> channel, Optional<String> account) {
    /** A command that is not about one channel. */
    public static Wish of(String command) {
      return new Wish(command, Optional.empty(), Optional.empty());
    }
  }

  /** What came of it. */
  sealed interface Answer {
    /**
     * The command may go on.
     *
     * @param values credentials by the dot path of their field
     * @param remarks what to tell the operator on standard error, one line each
     */
    record Ready(Map<String, SecretValue> values, List<String> remarks) implements Answer {
      /** Copies the collections. */
      public Ready {
        values = Map.copyOf(values);
        remarks = List.copyOf(remarks);
      }
    }

    /**
     * The command may not go on without them.
     *
     * @param failure why
     */
    record Refused(CommandFailure failure) implements Answer {}
  }
}
