package ai.openclaw.core.secrets.internal.rotation;

import ai.openclaw.api.secret.Environment;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.Descriptions;
import ai.openclaw.core.secrets.internal.provider.Entry;
import ai.openclaw.core.secrets.internal.provider.WatchedCalls;
import ai.openclaw.core.secrets.internal.rotation.Watchable.Alias;
import ai.openclaw.core.secrets.internal.runtime.Published;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One watch per alias in use, with the provider that serves it now. Confined to one thread; the
 * reports come on any.
 */
final class Watches {
  private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

  private final Claims<SecretProvider> providers;
  private final Descriptions descriptions;
  private final WatchedCalls calls;
  private final Consumer<Set<SecretRef>> reported;
  private final Executor own;
  private final Map<Alias, OpenWatch> open = new HashMap<>();
  private final Map<Alias, SecretFailure> said = new HashMap<>();

  /**
   * Creates it; watches nothing yet.
   *
   * @param reported is told which references may have changed; quick
   * @param own runs tasks on the thread this is confined to
   */
  Watches(
      Claims<SecretProvider> providers,
      Descriptions descriptions,
      WatchedCalls calls,
      Consumer<Set<SecretRef>> reported,
      Executor own) {
    this.providers = providers;
    this.descriptions = descriptions;
    this.calls = calls;
    this.reported = reported;
    this.own = own;
  }

  /** Watches what a state uses, no more and no less; tries again what did not work. */
  void follow(Published state) {
    Map<Alias, Watchable> wanted = Watchable.of(state);
    Environment environment = state.activation().config().environment();
    for (Alias alias : new HashSet<>(open.keySet())) {
      if (!wanted.containsKey(alias)) {
        drop(alias);
      }
    }
    wanted.forEach((alias, what) -> follow(alias, what, environment));
  }

  private void follow(Alias alias, Watchable what, Environment environment) {
    Optional<Entry<SecretProvider>> provider =
        providers
            .claim(alias.source())
            .flatMap(
                claim -> claim.entries().stream().filter(entry -> !entry.draining()).findFirst());
    if (provider.isEmpty()) {
      drop(alias);
      return;
    }
    OpenWatch before = open.get(alias);
    if (before != null) {
      if (before.failure().isPresent()) {
        say(alias, before.failure());
      }
      if (before.fits(what, provider.get()) && before.failure().isEmpty()) {
        return;
      }
    }
    var next = new OpenWatch(what, provider.get(), calls, reported);
    open.put(alias, next);
    CompletionStage<Void> opened = next.open(descriptions, environment);
    opened.thenRun(
        () -> {
          if (before != null) {
            before.close();
          }
          tellOutcome(alias, next);
        });
  }

  private void tellOutcome(Alias alias, OpenWatch watch) {
    try {
      own.execute(() -> say(alias, watch.failure()));
    } catch (RejectedExecutionException stopping) {
      LOG.debug("nobody is told of {}: the runtime stops", alias);
    }
  }

  private void say(Alias alias, Optional<SecretFailure> failure) {
    if (failure.isEmpty()) {
      if (said.remove(alias) != null) {
        LOG.info("changes of secrets.providers.{} are noticed again", alias.name());
      }
    } else if (!failure.get().equals(said.put(alias, failure.get()))) {
      LOG.warn(
          "[SECRETS_NOT_WATCHED] secrets.providers.{}: {} [{}]; a change there becomes active with"
              + " openclaw secrets reload",
          alias.name(),
          failure.get().message(),
          failure.get().code());
    }
  }

  private void drop(Alias alias) {
    OpenWatch gone = open.remove(alias);
    said.remove(alias);
    if (gone != null) {
      gone.close();
    }
  }

  /** Ends all watches. */
  void close() {
    new HashSet<>(open.keySet()).forEach(this::drop);
  }
}
