package ai.openclaw.core.shell.internal.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.osgi.framework.Bundle;

/** Counts the calls under way into each bundle. Guarded by its owner's lock. */
final class CallCounter {
  private final Map<Bundle, Integer> calls = new HashMap<>();
  private final Map<Bundle, List<CompletableFuture<Void>>> waiting = new HashMap<>();
  private final Set<Bundle> leaving = new HashSet<>();

  void begin(Bundle bundle) {
    calls.merge(bundle, 1, Integer::sum);
  }

  /** Ends one call; who waited for the last one is to be told once the lock is free. */
  List<CompletableFuture<Void>> end(Bundle bundle) {
    Integer left = calls.merge(bundle, -1, Integer::sum);
    if (left != null && left > 0) {
      return List.of();
    }
    calls.remove(bundle);
    List<CompletableFuture<Void>> told = waiting.remove(bundle);
    return told == null ? List.of() : told;
  }

  void leave(Bundle bundle, CompletableFuture<Void> idle) {
    leaving.add(bundle);
    if (calls.containsKey(bundle)) {
      waiting.computeIfAbsent(bundle, key -> new ArrayList<>()).add(idle);
    } else {
      idle.complete(null);
    }
  }

  void gone(Bundle bundle) {
    leaving.remove(bundle);
  }

  boolean isLeaving(Bundle bundle) {
    return leaving.contains(bundle);
  }
}
