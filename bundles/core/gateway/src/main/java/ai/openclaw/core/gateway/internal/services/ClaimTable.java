package ai.openclaw.core.gateway.internal.services;

import ai.openclaw.core.gateway.internal.rpc.InFlight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who serves which name. A name belongs to the bundle, by symbolic name, that claimed it first, for
 * as long as one of that symbolic name is installed; a shipped bundle's claim beats a plugin's. Of
 * several versions of that bundle the highest serves. Thread-safe; a look-up reads one field.
 */
final class ClaimTable<B> {
  private static final Logger LOG = LoggerFactory.getLogger(ClaimTable.class);

  private final String kind;
  private final Function<B, InFlight> inFlight;
  private final Predicate<String> installed;
  private final List<Claim<B>> claims = new ArrayList<>();
  private final Map<String, String> owners = new HashMap<>();
  private volatile Map<String, B> serving = Map.of();

  /**
   * One registration.
   *
   * @param name the name it claims
   * @param bundle the bundle that claims it
   * @param key what identifies the registration
   * @param bound what is called
   */
  record Claim<B>(String name, Bundle bundle, Object key, B bound) {
    String symbolicName() {
      return Optional.ofNullable(bundle.getSymbolicName()).orElse(bundle.getLocation());
    }

    boolean shipped() {
      return ClaimTable.shipped(bundle);
    }
  }

  /** Whether a bundle is part of the distribution. */
  static boolean shipped(Bundle bundle) {
    return String.valueOf(bundle.getSymbolicName()).startsWith("ai.openclaw.")
        && !bundle.getLocation().startsWith("plugin:");
  }

  ClaimTable(String kind, Function<B, InFlight> inFlight, Predicate<String> installed) {
    this.kind = kind;
    this.inFlight = inFlight;
    this.installed = installed;
  }

  Optional<B> find(String name) {
    return Optional.ofNullable(serving.get(name));
  }

  Map<String, B> serving() {
    return serving;
  }

  synchronized void add(Claim<B> claim) {
    claims.add(claim);
    rebuild();
    if (!claim.symbolicName().equals(owners.get(claim.name()))) {
      LOG.warn(
          "{} {} belongs to {}; the claim of {} is refused",
          kind,
          claim.name(),
          owners.get(claim.name()),
          claim.symbolicName());
    }
  }

  synchronized void remove(Object key) {
    claims.removeIf(claim -> claim.key().equals(key));
    rebuild();
  }

  /** Takes a bundle's registrations out, and tells when the last call into them has ended. */
  CompletionStage<Void> drain(Bundle bundle) {
    List<Claim<B>> leaving;
    synchronized (this) {
      leaving = claims.stream().filter(claim -> claim.bundle().equals(bundle)).toList();
      claims.removeAll(leaving);
      rebuild();
    }
    return CompletableFuture.allOf(
        leaving.stream()
            .map(claim -> inFlight.apply(claim.bound()).close().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new));
  }

  private void rebuild() {
    var next = new HashMap<String, B>();
    Comparator<Claim<B>> byVersion = Comparator.comparing(claim -> claim.bundle().getVersion());
    for (Claim<B> claim : claims) {
      owners.merge(claim.name(), claim.symbolicName(), (owner, other) -> owner(claim, owner));
    }
    claims.stream()
        .filter(claim -> claim.symbolicName().equals(owners.get(claim.name())))
        .sorted(byVersion)
        .forEach(claim -> next.put(claim.name(), claim.bound()));
    serving = Map.copyOf(next);
  }

  private String owner(Claim<B> claim, String owner) {
    boolean shippedOwner =
        claims.stream()
            .anyMatch(
                other ->
                    other.name().equals(claim.name())
                        && other.symbolicName().equals(owner)
                        && other.shipped());
    return installed.test(owner) && (shippedOwner || !claim.shipped())
        ? owner
        : claim.symbolicName();
  }
}
