package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.plugins.Quarantine;
import ai.openclaw.core.plugins.internal.RecordEntry.Strike;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts strikes; three within ten minutes set a plugin aside. */
@Component(service = {Quarantine.class, StrikeService.class})
public final class StrikeService implements Quarantine {
  private static final Logger LOG = LoggerFactory.getLogger(StrikeService.class);
  private static final int MOST = 3;
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final PluginHost host;
  private final Map<Long, Deque<Strike>> recent = new ConcurrentHashMap<>();
  private final Map<String, Shipped> shipped = new ConcurrentHashMap<>();

  /** Reports to this host. */
  @Activate
  public StrikeService(@Reference PluginHost host) {
    this.host = host;
  }

  /** A bundle of the distribution that misbehaved. */
  record Shipped(String name, int strikes, String reason) {}

  @Override
  public void strike(Bundle bundle, String reason) {
    String label = bundle.getSymbolicName() + " " + bundle.getVersion();
    if (ShippedBundles.shipped(bundle)) {
      LOG.warn("bundle {} misbehaved: {}", label, reason);
      shipped.merge(
          bundle.getSymbolicName(),
          new Shipped(bundle.getSymbolicName(), 1, reason),
          (before, now) -> new Shipped(before.name(), before.strikes() + 1, reason));
      return;
    }
    LOG.warn("plugin {} misbehaved: {}", label, reason);
    var strike = new Strike(Instant.now(), reason);
    boolean last = count(bundle, strike) >= MOST;
    var unused =
        host.call(
                plugins -> {
                  var running = plugins.running(bundle);
                  if (running.isPresent()) {
                    plugins.strike(running.get(), strike, last);
                    plugins.reconcile();
                  }
                  return "";
                })
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    LOG.error("the strike against {} is not recorded", label, failure);
                  }
                });
  }

  List<Shipped> shipped() {
    return List.copyOf(shipped.values());
  }

  private int count(Bundle bundle, Strike strike) {
    Deque<Strike> strikes = recent.computeIfAbsent(bundle.getBundleId(), id -> new ArrayDeque<>());
    synchronized (strikes) {
      strikes.addLast(strike);
      while (strikes.size() > MOST || strikes.getFirst().at().isBefore(strike.at().minus(WINDOW))) {
        strikes.removeFirst();
      }
      return strikes.size();
    }
  }
}
