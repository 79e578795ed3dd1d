package ai.openclaw.core.secrets.internal.engine;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.shield.Definition;
import ai.openclaw.core.secrets.internal.shield.Shield;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a start wait for its turn with the providers that it cannot do without. A short wait is
 * worth it: an operator who has mended a provider and starts again right away is served. A long one
 * is not: then nobody is asked, not even the providers that work, because a start that must fail
 * would wear them out for nothing.
 */
public final class Turns {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Claims<SecretProvider> providers;
  private final Shield shield;
  private final Clock clock;
  private final Waiting waiting;

  /** Waits. */
  @FunctionalInterface
  public interface Waiting {
    /**
     * Returns at an instant.
     *
     * @throws InterruptedException when interrupted before
     */
    void until(Instant instant) throws InterruptedException;
  }

  /** Creates it. */
  public Turns(Claims<SecretProvider> providers, Shield shield, Clock clock, Waiting waiting) {
    this.providers = providers;
    this.shield = shield;
    this.clock = clock;
    this.waiting = waiting;
  }

  /** Waits; the reasons why it is not worth waiting, empty when the providers may be asked. */
  Map<SecretRef, Outcome> await(Inquiry inquiry) throws InterruptedException {
    var refused = new HashMap<SecretRef, Outcome>();
    Instant now = clock.instant();
    Instant latest = now;
    for (Group group : Group.of(inquiry.refs())) {
      List<SecretRef> needed = group.refs().stream().filter(inquiry.needed()::contains).toList();
      Optional<Definition> definition = definition(group, inquiry.settings());
      Optional<Instant> due =
          definition.flatMap(
              known -> shield.due(known, needed, inquiry.settings().budget().of(group.alias())));
      if (due.isPresent() && due.get().isAfter(now.plus(PATIENCE))) {
        refused.putAll(shield.refusals(definition.get(), needed));
      } else if (due.isPresent() && due.get().isAfter(latest)) {
        latest = due.get();
        shield.refusals(definition.get(), needed).values().stream().limit(1).forEach(Turns::tell);
      }
    }
    if (refused.isEmpty() && latest.isAfter(now)) {
      waiting.until(latest);
    }
    return refused;
  }

  private static void tell(Outcome outcome) {
    if (outcome instanceof Failed failed) {
      LOG.info("the start waits: {}", failed.failure().message());
    }
  }

  private Optional<Definition> definition(Group group, ResolutionSettings settings) {
    return providers
        .claim(group.source())
        .flatMap(claim -> claim.entries().stream().findFirst())
        .map(
            entry ->
                Definition.of(
                    group.source(),
                    group.alias(),
                    settings
                        .provider(group.alias())
                        .orElseGet(JsonNodeFactory.instance::objectNode),
                    entry.origin()));
  }
}
