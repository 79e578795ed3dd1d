package ai.openclaw.core.secrets.internal;

import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretChanges;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.api.secret.WatchRequest;
import ai.openclaw.api.secret.WatchResult;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A provider that answers from a map, or as a test tells it to. */
public final class TestProvider implements SecretProvider {
  /** What happens inside a call. */
  @FunctionalInterface
  public interface Inside {
    /** Runs before the answer. */
    void run(ResolveRequest request) throws InterruptedException;
  }

  private final Map<String, SecretValue> values = new ConcurrentHashMap<>();
  private final Map<String, String> reasons = new ConcurrentHashMap<>();
  private final List<ResolveRequest> requests = new CopyOnWriteArrayList<>();
  private final Set<ProviderDescription.Trait> traits = new HashSet<>();
  private final List<Watched> watches = new CopyOnWriteArrayList<>();
  private final AtomicInteger closed = new AtomicInteger();
  private volatile Inside inside = request -> {};
  private volatile Optional<SecretFailure> down = Optional.empty();

  /** Creates one that only reads. */
  public TestProvider() {
    traits.add(ProviderDescription.Trait.NEEDS_NO_SETTINGS);
  }

  /** Leaves the machine; to be said before it is asked anything. */
  public TestProvider remote() {
    traits.add(ProviderDescription.Trait.USES_NETWORK);
    return this;
  }

  /** Is unavailable from now on, with a code of its own. */
  public void down(String code) {
    down = Optional.of(new SecretFailure(code, "it is down"));
  }

  /** Is available again. */
  public void up() {
    down = Optional.empty();
  }

  /** Answers a text for an id from now on. */
  public TestProvider put(String id, String value) {
    values.put(id, SecretValue.of(value));
    return this;
  }

  /** Answers a value for an id from now on. */
  public TestProvider put(String id, SecretValue value) {
    values.put(id, value);
    return this;
  }

  /** Knows an id no more. */
  public void remove(String id) {
    values.remove(id);
  }

  /** Gives a reason of its own for an id without a value. */
  public void fail(String id, String reason) {
    reasons.put(id, reason);
  }

  /** Does something in every call. */
  public TestProvider inside(Inside what) {
    inside = what;
    return this;
  }

  /** The requests so far. */
  public List<ResolveRequest> requests() {
    return requests;
  }

  @Override
  public ProviderDescription describe() {
    ObjectNode schema =
        Configs.tree("{type: 'object', properties: {timeoutMs: {type: 'integer'}, n: {}}}");
    return new ProviderDescription(schema, Pattern.compile("[A-Za-z0-9_/]+"), "a word", traits);
  }

  /**
   * One watch.
   *
   * @param request what is watched
   * @param changes who is told
   */
  public record Watched(WatchRequest request, SecretChanges changes) {}

  /** Says that it watches. */
  public TestProvider watching() {
    traits.add(ProviderDescription.Trait.WATCHES);
    return this;
  }

  /** The watches asked for so far. */
  public List<Watched> watches() {
    return watches;
  }

  /** How many watches were closed. */
  public int closedWatches() {
    return closed.get();
  }

  @Override
  public WatchResult watch(WatchRequest request, SecretChanges changes) {
    watches.add(new Watched(request, changes));
    return new WatchResult.Watching(closed::incrementAndGet);
  }

  @Override
  public ResolveResult resolve(ResolveRequest request) throws InterruptedException {
    requests.add(request);
    inside.run(request);
    Optional<SecretFailure> failure = down;
    if (failure.isPresent()) {
      return ResolveResult.unavailable(failure.get().code(), failure.get().message());
    }
    var outcomes = new HashMap<String, Outcome>();
    for (String id : request.ids()) {
      SecretValue value = values.get(id);
      outcomes.put(
          id,
          value == null
              ? new Failed(
                  new SecretFailure(
                      "SECRET_NOT_FOUND", reasons.getOrDefault(id, "there is no " + id)))
              : new Resolved(value));
    }
    return ResolveResult.of(outcomes);
  }
}
