package ai.openclaw.core.gateway.internal.rpc;

import ai.openclaw.api.rpc.RpcCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Answers the repeat of a request as the request itself: joined while that is under way, from
 * memory for five minutes after. At most a thousand are remembered, the oldest that are over go
 * first. Thread-safe.
 */
final class Repeats {
  private static final long KEPT_NANOS = Duration.ofMinutes(5).toNanos();
  private static final int MOST = 1000;
  private static final int LONGEST_KEY = 1024;

  private final LongSupplier nanos;
  private final Map<Key, SharedCall> calls = new LinkedHashMap<>();

  Repeats(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Which requests are the same. A caller without a device is known by what it may do: whoever
   * shows the gateway's secret again after a lost connection is the same one.
   */
  private record Key(
      String method, String role, Optional<String> device, Set<String> scopes, String key) {}

  /** What becomes of a request. */
  sealed interface Decision {
    /**
     * It is to be called.
     *
     * @param call what the method sees
     */
    record Execute(RpcCall call) implements Decision {}

    /** It gets the answer of another one, now or later. */
    record Joined() implements Decision {}

    /** Too many are under way. */
    record Full() implements Decision {}
  }

  Decision decide(GatewayCall call) {
    JsonNode key = call.params().path("idempotencyKey");
    if (!key.isTextual() || key.textValue().isBlank() || key.textValue().length() > LONGEST_KEY) {
      return new Decision.Execute(call);
    }
    var principal = call.principal();
    var same =
        new Key(
            call.method(),
            principal.role(),
            principal.deviceId(),
            principal.deviceId().isPresent() ? Set.of() : principal.scopes(),
            key.textValue());
    SharedCall shared;
    boolean first;
    synchronized (this) {
      prune();
      Optional<SharedCall> known = Optional.ofNullable(calls.get(same));
      first = known.isEmpty();
      if (first && calls.size() >= MOST && !dropOldest()) {
        return new Decision.Full();
      }
      shared = known.orElseGet(() -> new SharedCall(call, nanos, () -> forget(same)));
      calls.putIfAbsent(same, shared);
    }
    if (first) {
      return new Decision.Execute(shared);
    }
    shared.join(call);
    return new Decision.Joined();
  }

  private synchronized void forget(Key key) {
    calls.remove(key);
  }

  private void prune() {
    long now = nanos.getAsLong();
    calls.values().removeIf(call -> call.over() && now - call.sinceNanos() > KEPT_NANOS);
  }

  private boolean dropOldest() {
    for (Iterator<SharedCall> each = calls.values().iterator(); each.hasNext(); ) {
      if (each.next().over()) {
        each.remove();
        return true;
      }
    }
    return false;
  }
}
