package ai.openclaw.core.secrets.internal.rotation;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.secrets.Activation;
import ai.openclaw.core.secrets.ActivationListener;
import ai.openclaw.core.secrets.OwnerState;
import ai.openclaw.core.secrets.ReloadOutcome;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.Descriptions;
import ai.openclaw.core.secrets.internal.provider.WatchedCalls;
import ai.openclaw.core.secrets.internal.runtime.LiveSecrets;
import ai.openclaw.core.secrets.internal.runtime.SecretsHub;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes values that change outside active by themselves: watches every alias in use, waits until
 * its reports have come to rest, and has the owners resolved anew. Thread-safe.
 */
@Component(service = {Rotations.class, ActivationListener.class})
public final class Rotations implements ActivationListener {
  private static final Logger LOG = LoggerFactory.getLogger(Rotations.class);
  private static final Duration QUIET = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final LiveSecrets secrets;
  private final Claims<SecretProvider> providers;
  private final ScheduledExecutorService scheduler = Workers.scheduler("secrets-rotation");
  private final RotationFeed feed = new RotationFeed();
  private final Clock clock = Clock.systemUTC();
  private final Claims.Listener providerChange = (source, change) -> follow();
  private final Watches watches;

  /** Begins to watch what the active snapshot uses. */
  @Activate
  public Rotations(@Reference LiveSecrets secrets, @Reference SecretsHub hub) {
    this(secrets, hub.providers(), hub.descriptions(), hub.calls());
  }

  Rotations(
      LiveSecrets secrets,
      Claims<SecretProvider> providers,
      Descriptions descriptions,
      WatchedCalls calls) {
    this.secrets = secrets;
    this.providers = providers;
    var quiet = new QuietTime(scheduler, QUIET, LONGEST, this::rotateQuietly);
    this.watches = new Watches(providers, descriptions, calls, quiet::reported, scheduler);
    providers.listen(providerChange);
    Future<?> unused =
        scheduler.scheduleWithFixedDelay(
            this::followNow, 0, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Deactivate
  void stop() {
    providers.unlisten(providerChange);
    scheduler.shutdownNow();
    try {
      if (!scheduler.awaitTermination(1, TimeUnit.SECONDS)) {
        LOG.debug("the watches are closed while they are renewed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    watches.close();
  }

  @Override
  public void activated(Activation activation, Set<String> changedOwners) {
    follow();
  }

  /** What is rotated from now on. */
  RotationFeed feed() {
    return feed;
  }

  private void rotateQuietly(Set<SecretRef> refs) {
    Future<ReloadOutcome> unused = rotate(refs);
  }

  /** Has the owners of references resolved anew, and tells of it. */
  CompletableFuture<ReloadOutcome> rotate(Set<SecretRef> refs) {
    CompletableFuture<ReloadOutcome> outcome = secrets.rotated(refs);
    CompletionStage<ReloadOutcome> stage = outcome;
    stage.whenComplete(
        (done, thrown) -> {
          if (done != null) {
            tell(refs, done);
          } else {
            LOG.debug("nothing was rotated: the runtime stops or has too much to do");
          }
        });
    return outcome;
  }

  /** Tells of a pass over references. */
  void tell(Set<SecretRef> refs, ReloadOutcome outcome) {
    var aliases = new TreeSet<String>();
    refs.forEach(ref -> aliases.add(ref.provider()));
    if (outcome instanceof ReloadOutcome.Kept kept) {
      tell(aliases, Set.of(), secrets.current(), Optional.of(kept.failure()));
    } else if (outcome instanceof ReloadOutcome.Activated activated) {
      if (!activated.changedOwners().isEmpty()) {
        LOG.info(
            "[SECRETS_ROTATED] {}: activation {} has new values for {}",
            String.join(", ", aliases),
            activated.activation().number(),
            String.join(", ", new TreeSet<>(activated.changedOwners())));
      }
      tell(
          aliases,
          activated.changedOwners(),
          activated.activation(),
          trouble(refs, activated.activation()));
    }
  }

  private void tell(
      Set<String> aliases,
      Set<String> owners,
      Activation activation,
      Optional<SecretFailure> failure) {
    feed.tell(new RotationEvent(clock.instant(), aliases, owners, activation.number(), failure));
  }

  /** In isolate mode a pass succeeds although an owner has to do with its last values. */
  private Optional<SecretFailure> trouble(Set<SecretRef> refs, Activation activation) {
    var owners = new HashSet<String>();
    secrets.published().active().stream()
        .filter(slot -> refs.contains(slot.ref()))
        .forEach(slot -> owners.add(slot.owner()));
    return activation.owners().stream()
        .filter(owner -> owners.contains(owner.owner()))
        .filter(owner -> owner.condition() != OwnerState.Condition.OK)
        .map(owner -> new SecretFailure(owner.code(), owner.cause()))
        .findFirst();
  }

  private void follow() {
    try {
      scheduler.execute(this::followNow);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("no watch is renewed: the runtime stops");
    }
  }

  private void followNow() {
    try {
      watches.follow(secrets.published());
    } catch (RuntimeException e) {
      LOG.error("the watches on secrets could not be renewed", e);
    }
  }
}
