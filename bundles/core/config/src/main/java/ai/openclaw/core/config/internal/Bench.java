package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigListener;
import ai.openclaw.core.config.ConfigParticipant;
import ai.openclaw.core.config.ConfigValidator;
import ai.openclaw.core.config.CredentialFields;
import ai.openclaw.core.host.Locations;
import ai.openclaw.lib.journal.FileSet;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;

/** The parts that reading and editing need, put together for one framework. */
final class Bench implements AutoCloseable {
  private final Services<ConfigValidator> validators;
  private final Services<ConfigParticipant> participants;
  private final Services<ConfigListener> listeners;
  private final Services<CredentialFields> credentials;
  private final Candidates candidates;
  private final EditTransaction transaction;

  Bench(BundleContext context, Locations locations) {
    // Whoever reads the configuration, or a store it names, begins here; half a change is not read.
    new FileSet(locations.run()).recover();
    this.validators = new Services<>(context, ConfigValidator.class);
    this.participants = new Services<>(context, ConfigParticipant.class);
    this.listeners = new Services<>(context, ConfigListener.class);
    this.credentials = new Services<>(context, CredentialFields.class);
    var guard = new CredentialGuard(credentials);
    Path working = Path.of("").toAbsolutePath();
    var variables = new Variables(System.getenv(), List.of(working, locations.state()));
    this.candidates = new Candidates(locations.config(), variables, validators, guard);
    this.transaction =
        new EditTransaction(
            candidates,
            new EditPlanner(candidates, OwnKeys.of(context), Clock.systemUTC()),
            new ConfigWriter(ConfigWriter.Replacer.ATOMIC),
            new EditLock(locations.run()),
            guard,
            participants,
            ReadOnly.of(System.getenv()));
  }

  Candidates candidates() {
    return candidates;
  }

  EditTransaction transaction() {
    return transaction;
  }

  Supplier<List<ConfigParticipant>> participants() {
    return participants;
  }

  Supplier<List<ConfigListener>> listeners() {
    return listeners;
  }

  @Override
  public void close() {
    validators.close();
    participants.close();
    listeners.close();
    credentials.close();
  }
}
