package ai.openclaw.core.tokens.internal;

import ai.openclaw.core.host.Locations;
import ai.openclaw.core.tokens.ClientTokens.Found;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens, in a file that commands change while the gateway runs. Look-ups read a snapshot that
 * is as old as the file. A file that cannot be read lets nobody in. Thread-safe.
 */
@Component(service = TokenStore.class)
public final class TokenStore {
  private static final Logger LOG = LoggerFactory.getLogger(TokenStore.class);

  private final TokenFile file;
  private final InstantSource clock;
  private final ReentrantLock changing = new ReentrantLock();
  private final Map<String, Long> used = new ConcurrentHashMap<>();
  private volatile Snapshot snapshot = new Snapshot("unread", Map.of());

  private record Snapshot(String stamp, Map<String, StoredToken> byHash) {}

  /** Opens the store of the state directory; nothing is read yet. */
  @Activate
  public TokenStore(@Reference Locations locations) {
    this(locations.state().resolve("gateway-tokens.json"), locations.run(), InstantSource.system());
  }

  TokenStore(Path path, Path run, InstantSource clock) {
    file = new TokenFile(path, run.resolve("gateway-tokens.lock"));
    this.clock = clock;
  }

  /** The token that a text is, whose use is noted. */
  Optional<Found> find(String offered) {
    // Looked up by the hash: how long that takes tells nothing about any value.
    Optional<StoredToken> found =
        Optional.ofNullable(current().get(TokenValue.hash(offered)))
            .filter(token -> token.serves(clock.millis()));
    found.ifPresent(token -> used.put(token.grant().id(), clock.millis()));
    return found.map(StoredToken::found);
  }

  /** The ids of the tokens in force. */
  Set<String> serving() {
    long now = clock.millis();
    return current().values().stream()
        .filter(token -> token.serves(now))
        .map(token -> token.grant().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Every token, expired ones too, in the order in which they were made. */
  public List<StoredToken> all() throws IOException {
    changing.lock();
    try {
      return file.read().values().stream().map(this::withUse).toList();
    } finally {
      changing.unlock();
    }
  }

  /**
   * Adds a token, in place of an expired one of its name.
   *
   * @return false when there is one of that name in force
   */
  public boolean add(StoredToken token) throws IOException {
    return change(
        tokens -> {
          tokens
              .values()
              .removeIf(
                  old ->
                      old.grant().name().equals(token.grant().name())
                          && !old.serves(clock.millis()));
          return named(tokens.values(), token.grant().name()).isEmpty()
              && tokens.put(token.grant().id(), token) == null;
        });
  }

  /**
   * Takes a token back.
   *
   * @param nameOrId its name, or its id
   * @return the token; empty when there is none
   */
  public Optional<StoredToken> revoke(String nameOrId) throws IOException {
    var revoked = new HashMap<String, StoredToken>();
    change(
        tokens -> {
          Optional<StoredToken> one = named(tokens.values(), nameOrId);
          one.ifPresent(token -> revoked.put(token.grant().id(), token));
          return one.isPresent() && tokens.remove(one.get().grant().id()) != null;
        });
    return revoked.values().stream().findFirst();
  }

  /** Writes when tokens were used last, if any was. */
  void writeUse() throws IOException {
    if (!used.isEmpty()) {
      change(
          tokens -> {
            tokens.replaceAll((id, token) -> withUse(token));
            return true;
          });
      used.clear();
    }
  }

  long now() {
    return clock.millis();
  }

  private StoredToken withUse(StoredToken token) {
    Long at = used.get(token.grant().id());
    return at == null ? token : token.used(at);
  }

  private static Optional<StoredToken> named(Collection<StoredToken> tokens, String nameOrId) {
    return tokens.stream()
        .filter(
            token -> token.grant().name().equals(nameOrId) || token.grant().id().equals(nameOrId))
        .findFirst();
  }

  private interface Change {
    /** Changes the map; false leaves the file alone. */
    boolean apply(Map<String, StoredToken> tokens);
  }

  private boolean change(Change change) throws IOException {
    changing.lock();
    try (FileChannel others = file.lock()) {
      var tokens = new LinkedHashMap<>(file.read());
      boolean changed = change.apply(tokens);
      if (changed && others.isOpen()) {
        file.write(tokens);
      }
      return changed;
    } finally {
      changing.unlock();
    }
  }

  private Map<String, StoredToken> current() {
    Snapshot now = snapshot;
    try {
      if (file.stamp().equals(now.stamp())) {
        return now.byHash();
      }
    } catch (IOException e) {
      return Map.of();
    }
    return reread();
  }

  private Map<String, StoredToken> reread() {
    changing.lock();
    try {
      // The stamp is older than the content: a change in between shows at the next look.
      String stamp = file.stamp();
      if (!stamp.equals(snapshot.stamp())) {
        snapshot = new Snapshot(stamp, byHash());
      }
      return snapshot.byHash();
    } catch (IOException e) {
      return Map.of();
    } finally {
      changing.unlock();
    }
  }

  private Map<String, StoredToken> byHash() {
    try {
      var hashes = new HashMap<String, StoredToken>();
      file.read().values().forEach(token -> hashes.put(token.sha256(), token));
      return Map.copyOf(hashes);
    } catch (IOException e) {
      LOG.error("no client token serves: {}", e.getMessage());
      return Map.of();
    }
  }
}
