package ai.openclaw.core.secrets.internal.rotation;

import ai.openclaw.api.secret.Environment;
import ai.openclaw.api.secret.ProviderDescription.Trait;
import ai.openclaw.api.secret.SecretChanges;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.api.secret.SecretWatch;
import ai.openclaw.api.secret.WatchRequest;
import ai.openclaw.api.secret.WatchResult;
import ai.openclaw.core.secrets.internal.provider.Descriptions;
import ai.openclaw.core.secrets.internal.provider.Entry;
import ai.openclaw.core.secrets.internal.provider.WatchedCalls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One watch on one alias, from the wish to its end. Thread-safe. */
final class OpenWatch implements SecretChanges {
  private static final Logger LOG = LoggerFactory.getLogger(OpenWatch.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Watchable what;
  private final Entry<SecretProvider> entry;
  private final WatchedCalls calls;
  private final Consumer<Set<SecretRef>> reported;
  private final AtomicReference<@Nullable SecretWatch> watch = new AtomicReference<>();
  private volatile Optional<SecretFailure> failure = Optional.empty();
  private volatile boolean closed;

  OpenWatch(
      Watchable what,
      Entry<SecretProvider> entry,
      WatchedCalls calls,
      Consumer<Set<SecretRef>> reported) {
    this.what = what;
    this.entry = entry;
    this.calls = calls;
    this.reported = reported;
  }

  /** Whether this is a watch on the same with the same provider. */
  boolean fits(Watchable wanted, Entry<SecretProvider> provider) {
    return what.equals(wanted) && entry.equals(provider);
  }

  /** Why changes are not noticed although the provider could; a new watch may do better. */
  Optional<SecretFailure> failure() {
    return failure;
  }

  /** Asks the provider, on a thread for strangers; completes when the answer is there. */
  CompletableFuture<Void> open(Descriptions descriptions, Environment environment) {
    return calls
        .start(lane(), LIMIT, () -> ask(descriptions, environment))
        .handle(
            (answer, thrown) -> {
              if (thrown == null) {
                take(answer);
              } else {
                broken(thrown instanceof CompletionException ? thrown.getCause() : thrown);
              }
              return null;
            });
  }

  private Optional<WatchResult> ask(Descriptions descriptions, Environment environment)
      throws InterruptedException {
    if (!entry.enter()) {
      return Optional.empty();
    }
    try {
      Optional<SecretProvider> provider = entry.handle().service();
      if (provider.isEmpty()
          || !descriptions
              .of(entry, provider.get())
              .description()
              .traits()
              .contains(Trait.WATCHES)) {
        return Optional.empty();
      }
      return Optional.ofNullable(
          provider
              .get()
              .watch(
                  new WatchRequest(
                      what.alias().name(), what.settings(), List.copyOf(what.ids()), environment),
                  this));
    } finally {
      entry.leave();
    }
  }

  private void take(Optional<WatchResult> answer) {
    if (answer.isEmpty()) {
      return;
    }
    if (answer.get() instanceof WatchResult.Watching watching) {
      watch.set(watching.watch());
      if (closed) {
        end();
      }
    } else {
      failure = Optional.of(((WatchResult.NotWatched) answer.get()).failure());
    }
  }

  private void broken(@Nullable Throwable cause) {
    if (cause instanceof InterruptedException) {
      return;
    }
    String fault =
        cause instanceof TimeoutException
            ? "SecretProvider.watch did not return within " + LIMIT.toMillis() + " ms"
            : "SecretProvider.watch failed with "
                + (cause == null ? "no reason" : cause.getClass().getName());
    failure = Optional.of(new SecretFailure("SECRETS_PROVIDER_BROKEN", fault));
    LOG.warn("[SECRETS_PROVIDER_BROKEN] {}: {}", entry.origin(), fault);
    entry.handle().strike(fault);
  }

  @Override
  public void changed(Set<String> ids) {
    report(what.refs(ids));
  }

  @Override
  public void allChanged() {
    report(what.refs());
  }

  @Override
  public void lost(SecretFailure why) {
    failure = Optional.of(why);
    close();
  }

  private void report(Set<SecretRef> refs) {
    if (!closed && !refs.isEmpty()) {
      reported.accept(refs);
    }
  }

  /** Ends it, on a thread for strangers; returns at once. */
  void close() {
    closed = true;
    end();
  }

  private String lane() {
    return "watch on " + what.alias();
  }

  private void end() {
    SecretWatch ended = watch.getAndSet(null);
    if (ended != null) {
      CompletionStage<Boolean> call =
          calls.start(
              lane(),
              LIMIT,
              () -> {
                ended.close();
                return true;
              });
      call.whenComplete(
          (done, thrown) -> {
            if (thrown != null) {
              LOG.debug("a watch on {} could not be closed: {}", what, thrown.getClass().getName());
            }
          });
    }
  }
}
