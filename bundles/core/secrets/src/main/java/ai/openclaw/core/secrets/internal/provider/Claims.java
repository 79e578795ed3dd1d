package ai.openclaw.core.secrets.internal.provider;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who serves which key. A key belongs to the symbolic name that claimed it first, bundles of the
 * distribution before all others; versions of one bundle stand side by side, newest first.
 *
 * <p>Thread-safe: readers see immutable snapshots, and no service is called here.
 *
 * @param <T> the service
 */
public final class Claims<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

  /**
   * Who serves one key.
   *
   * @param owner the symbolic name it belongs to
   * @param entries its services, newest first
   * @param refused services of others that wanted the key too
   */
  public record Claim<T>(String owner, List<Entry<T>> entries, List<Entry<T>> refused) {
    /** Copies the lists. */
    public Claim {
      entries = List.copyOf(entries);
      refused = List.copyOf(refused);
    }
  }

  /** What happened to a key; told outside of every lock. */
  public enum Change {
    /** A service came that is now the one to call. */
    ARRIVED,
    /** The last service has gone. */
    GONE
  }

  /** Is told of changes. */
  @FunctionalInterface
  public interface Listener {
    /** Something happened to a key. */
    void changed(String key, Change change);
  }

  private final String what;
  private final Set<String> reserved;
  private final Predicate<String> installed;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile Map<String, Claim<T>> claims = Map.of();

  /**
   * Creates an empty registry.
   *
   * @param what the key in words, for the log
   * @param reserved keys that only bundles of the distribution may claim
   * @param installed whether a bundle with a symbolic name is still there; a claim ends with it
   */
  public Claims(String what, Set<String> reserved, Predicate<String> installed) {
    this.what = what;
    this.reserved = Set.copyOf(reserved);
    this.installed = installed;
  }

  /** All claims by key, sorted. */
  public Map<String, Claim<T>> all() {
    return claims;
  }

  /** The claim on a key. */
  public Optional<Claim<T>> claim(String key) {
    return Optional.ofNullable(claims.get(key));
  }

  /** Whether something serves a key now. */
  public boolean served(String key) {
    return claim(key).filter(claim -> !claim.entries().isEmpty()).isPresent();
  }

  /** Adds a listener. */
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /** Removes a listener. */
  public void unlisten(Listener listener) {
    listeners.remove(listener);
  }

  /** A service appeared. */
  public Entry<T> add(String key, Handle<T> handle) {
    var entry = new Entry<T>(key, handle);
    if (update(key, claim -> with(key, claim, entry)).entries().indexOf(entry) == 0) {
      tell(key, Change.ARRIVED);
    } else if (claim(key).filter(claim -> claim.refused().contains(entry)).isPresent()) {
      LOG.warn(
          "[SECRETS_CLAIM_REFUSED] {} \"{}\" belongs to {}; {} is not used",
          what,
          key,
          claim(key).map(Claim::owner).orElse("the distribution"),
          entry.origin());
    }
    return entry;
  }

  /** A service went; calls under way may end. */
  public void remove(Entry<T> entry) {
    boolean served = served(entry.key());
    update(entry.key(), claim -> without(claim, entry));
    entry.retire();
    if (served && !served(entry.key())) {
      tell(entry.key(), Change.GONE);
    }
  }

  /** Sends new calls away from every service of a bundle, until the last call has left. */
  public CompletionStage<Void> drain(long bundleId) {
    CompletableFuture<?>[] drained =
        claims.values().stream()
            .flatMap(claim -> claim.entries().stream())
            .filter(entry -> entry.origin().bundleId() == bundleId)
            .map(entry -> entry.drain().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(drained);
  }

  private void tell(String key, Change change) {
    listeners.forEach(listener -> listener.changed(key, change));
  }

  private synchronized Claim<T> update(String key, UnaryOperator<Claim<T>> how) {
    var next = new TreeMap<>(claims);
    Claim<T> claim = how.apply(next.getOrDefault(key, new Claim<>("", List.of(), List.of())));
    next.put(key, claim);
    claims = Collections.unmodifiableMap(next);
    return claim;
  }

  private Claim<T> with(String key, Claim<T> claim, Entry<T> entry) {
    Origin origin = entry.origin();
    boolean mayClaim = origin.shipped() || !reserved.contains(key);
    boolean owns = claim.owner().equals(origin.symbolicName());
    var entries = new ArrayList<>(claim.entries());
    var refused = new ArrayList<>(claim.refused());
    if (mayClaim && !owns && vacant(claim, origin)) {
      refused.addAll(entries);
      entries.clear();
      owns = true;
    }
    if (!mayClaim || !owns) {
      refused.add(entry);
      return new Claim<>(claim.owner(), entries, refused);
    }
    entries.add(entry);
    entries.sort((a, b) -> a.origin().compareTo(b.origin()));
    return new Claim<>(origin.symbolicName(), entries, refused);
  }

  private boolean vacant(Claim<T> claim, Origin origin) {
    boolean ownerShipped = !claim.entries().isEmpty() && claim.entries().get(0).origin().shipped();
    boolean abandoned = claim.entries().isEmpty() && !installed.test(claim.owner());
    return claim.owner().isEmpty() || abandoned || (origin.shipped() && !ownerShipped);
  }

  private static <T> Claim<T> without(Claim<T> claim, Entry<T> entry) {
    return new Claim<>(
        claim.owner(),
        claim.entries().stream().filter(other -> !other.equals(entry)).toList(),
        claim.refused().stream().filter(other -> !other.equals(entry)).toList());
  }
}
