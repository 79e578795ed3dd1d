package ai.openclaw.core.secrets.internal.engine;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.Descriptions;
import ai.openclaw.core.secrets.internal.provider.WatchedCalls;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resolves references: each once, grouped by provider, a limited number of providers at a time.
 * Nothing is kept between passes. Thread-safe.
 */
public final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(30);
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final Claims<SecretProvider> providers;
  private final Descriptions descriptions;
  private final WatchedCalls calls;

  /** Creates an engine over the installed providers. */
  public Engine(Claims<SecretProvider> providers, Descriptions descriptions, WatchedCalls calls) {
    this.providers = providers;
    this.descriptions = descriptions;
    this.calls = calls;
  }

  private record Finished(Map<SecretRef, Outcome> outcomes) {}

  /**
   * Resolves references.
   *
   * @param refs what to resolve, in the order of collection
   * @param settings how
   * @param stopEarly whether a failed provider keeps further ones from being asked
   * @return the outcomes; with {@code stopEarly} those of providers that were asked
   * @throws InterruptedException when interrupted while waiting
   */
  public Map<SecretRef, Outcome> resolve(
      Collection<SecretRef> refs, ResolutionSettings settings, boolean stopEarly)
      throws InterruptedException {
    var waiting = new ArrayDeque<>(Group.of(refs));
    BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
    var outcomes = new HashMap<SecretRef, Outcome>();
    int running = 0;
    boolean failed = false;
    while (running > 0 || !waiting.isEmpty()) {
      while (running < settings.maxProviderConcurrency() && !waiting.isEmpty()) {
        start(waiting.remove(), settings, finished);
        running++;
      }
      Map<SecretRef, Outcome> done = finished.take().outcomes();
      running--;
      outcomes.putAll(done);
      failed |= done.values().stream().anyMatch(Failed.class::isInstance);
      if (failed && stopEarly) {
        waiting.clear();
      }
    }
    return outcomes;
  }

  private void start(Group group, ResolutionSettings settings, BlockingQueue<Finished> finished) {
    Duration limit = limit(group, settings);
    var call = new ProviderCall(group, settings, providers, descriptions, limit);
    CompletionStage<Map<SecretRef, Outcome>> answer = calls.start(limit, call::run);
    answer.whenComplete(
        (outcomes, thrown) ->
            finished.add(
                new Finished(thrown == null ? outcomes : blame(group, call, limit, thrown))));
  }

  private static Duration limit(Group group, ResolutionSettings settings) {
    int own =
        settings.provider(group.alias()).map(object -> object.path("timeoutMs").asInt(0)).orElse(0);
    return own > 0 ? Duration.ofMillis(own).plus(MARGIN) : DEFAULT_LIMIT;
  }

  private static Map<SecretRef, Outcome> blame(
      Group group, ProviderCall call, Duration limit, Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    if (cause instanceof RejectedExecutionException && call.called().isEmpty()) {
      return ProviderCall.allFailed(group, Failures.overloaded(group.alias()));
    }
    if (cause instanceof InterruptedException) {
      return ProviderCall.allFailed(group, Failures.stopping(group.alias()));
    }
    SecretFailure failure;
    String fault;
    if (cause instanceof TimeoutException) {
      failure = Failures.timeout(group.alias(), limit.toMillis());
      fault = "SecretProvider.resolve did not return within " + limit.toMillis() + " ms";
    } else {
      String type = type(cause);
      failure = Failures.broken(group.alias(), type);
      fault = "SecretProvider.resolve failed with " + type;
    }
    call.called()
        .ifPresent(
            entry -> {
              LOG.warn("[{}] {}: {}", failure.code(), entry.origin(), fault);
              entry.handle().strike(fault);
            });
    return ProviderCall.allFailed(group, failure);
  }

  // Never the message: a stranger may have put the secret into it.
  private static String type(@Nullable Throwable thrown) {
    if (thrown instanceof LinkageError missing) {
      // Names a class, never a value: what the bundle forgot to import.
      return missing.getClass().getName() + ": " + missing.getMessage();
    }
    return thrown == null ? "an unknown error" : thrown.getClass().getName();
  }
}
