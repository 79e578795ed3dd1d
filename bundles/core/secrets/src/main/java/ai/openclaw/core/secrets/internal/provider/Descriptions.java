package ai.openclaw.core.secrets.internal.provider;

import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.core.secrets.internal.grammar.IdRule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks each provider once what it is. Thread-safe. */
public final class Descriptions {
  private static final Logger LOG = LoggerFactory.getLogger(Descriptions.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Map<Entry<SecretProvider>, Described> known =
      Collections.synchronizedMap(new WeakHashMap<>());
  private final Claims<SecretProvider> claims;
  private final WatchedCalls calls;
  private final Function<ObjectNode, SettingsCheck> schemas;

  /**
   * Creates it.
   *
   * @param schemas compiles a schema of settings
   */
  public Descriptions(
      Claims<SecretProvider> claims,
      WatchedCalls calls,
      Function<ObjectNode, SettingsCheck> schemas) {
    this.claims = claims;
    this.calls = calls;
    this.schemas = schemas;
  }

  /** The description of the provider that serves a source now; waits for it when it is new. */
  public Optional<Described> of(String source) {
    for (Entry<SecretProvider> entry :
        claims.claim(source).map(Claims.Claim::entries).orElse(List.of())) {
      Optional<Described> described = of(entry);
      if (described.isPresent()) {
        return described;
      }
    }
    return Optional.empty();
  }

  /** The description of one provider; waits for it when it is new. */
  public Optional<Described> of(Entry<SecretProvider> entry) {
    Described before = known.get(entry);
    if (before != null) {
      return Optional.of(before);
    }
    if (!entry.enter()) {
      return Optional.empty();
    }
    try {
      String lane = "description by " + entry.origin().symbolicName();
      return calls.start(lane, LIMIT, () -> entry.handle().service().map(p -> of(entry, p))).join();
    } catch (CompletionException e) {
      String fault = fault(e.getCause());
      LOG.warn("[SECRETS_PROVIDER_BROKEN] {} {}", entry.origin(), fault);
      entry.handle().strike(fault);
      return Optional.empty();
    } finally {
      entry.leave();
    }
  }

  /** The description of a provider that is at hand, on a watched thread. */
  public Described of(Entry<SecretProvider> entry, SecretProvider provider) {
    Described before = known.get(entry);
    if (before != null) {
      return before;
    }
    ProviderDescription description = provider.describe();
    var described =
        new Described(
            description, IdRule.of(description), schemas.apply(description.settingsSchema()));
    known.put(entry, described);
    return described;
  }

  private static String fault(@Nullable Throwable cause) {
    return cause instanceof TimeoutException
        ? "SecretProvider.describe did not return within " + LIMIT.toMillis() + " ms"
        : "SecretProvider.describe failed with "
            + (cause == null ? "no reason" : cause.getClass().getName());
  }
}
