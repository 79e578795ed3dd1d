package ai.openclaw.core.secrets.internal.engine;

import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.Descriptions;
import ai.openclaw.core.secrets.internal.provider.WatchedCalls;
import ai.openclaw.core.secrets.internal.shield.Permit;
import ai.openclaw.core.secrets.internal.shield.Shield;
import ai.openclaw.core.secrets.internal.shield.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
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
  private final Shield shield;
  private final Turns turns;

  /** Creates an engine over the installed providers. */
  public Engine(
      Claims<SecretProvider> providers,
      Descriptions descriptions,
      WatchedCalls calls,
      Shield shield,
      Turns turns) {
    this.providers = providers;
    this.descriptions = descriptions;
    this.calls = calls;
    this.shield = shield;
    this.turns = turns;
  }

  /**
   * Resolves references that somebody asked for, and waits for every answer.
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
    return ask(Inquiry.whole(refs, settings, Trigger.COMMAND, stopEarly)).outcomes();
  }

  /**
   * Resolves references.
   *
   * @return the outcomes of the providers that were asked
   * @throws InterruptedException when interrupted while waiting
   */
  public Answers ask(Inquiry inquiry) throws InterruptedException {
    if (inquiry.trigger() == Trigger.START) {
      Map<SecretRef, Outcome> refused = turns.await(inquiry);
      if (!refused.isEmpty()) {
        return new Answers(refused, List.of());
      }
    }
    return new Round(inquiry, group -> start(group, inquiry)).run();
  }

  /** Until when a reference would not be asked for by itself; empty when it would be now. */
  public Optional<Instant> due(SecretRef ref) {
    return shield.due(ref);
  }

  /** Forgets why providers are left alone: of one alias, or of all; tells of which. */
  public List<String> forgive(Optional<String> alias) {
    return shield.forgive(alias);
  }

  private CompletionStage<Map<SecretRef, Outcome>> start(Group group, Inquiry inquiry) {
    Duration limit = limit(group, inquiry.settings());
    var call =
        new ProviderCall(
            group, inquiry.settings(), providers, descriptions, shield, inquiry.trigger(), limit);
    String lane = group.source() + " provider " + group.alias();
    return calls
        .start(lane, limit, call::run)
        .handle(
            (outcomes, thrown) -> thrown == null ? outcomes : blame(group, call, limit, thrown));
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
      call.permit().ifPresent(Permit::withdrawn);
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
    call.permit().ifPresent(permit -> permit.failed(failure.code()));
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
