package ai.openclaw.core.tokens.internal;

import ai.openclaw.core.host.Workers;
import ai.openclaw.core.tokens.ClientTokenListener;
import ai.openclaw.core.tokens.ClientTokens;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the tokens, and says when one ends: a look at the file twice a second sees what any
 * process has revoked, and the clock what has expired.
 */
@Component(service = ClientTokens.class)
public final class TokensComponent implements ClientTokens {
  private static final Logger LOG = LoggerFactory.getLogger(TokensComponent.class);
  private static final long LOOK_MS = 500;
  private static final long WRITE_SECONDS = 60;

  private final TokenStore store;
  private final ScheduledExecutorService timer = Workers.scheduler("openclaw-tokens");
  private final Set<ClientTokenListener> listeners = new CopyOnWriteArraySet<>();
  private final Set<String> inUse = ConcurrentHashMap.newKeySet();

  /** Begins to look. */
  @Activate
  public TokensComponent(@Reference TokenStore store) {
    this.store = store;
    var looking = timer.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    var writing =
        timer.scheduleWithFixedDelay(
            this::writeUse, WRITE_SECONDS, WRITE_SECONDS, TimeUnit.SECONDS);
    LOG.debug("following client tokens: {}, {}", looking, writing);
  }

  @Deactivate
  void deactivate() {
    timer.shutdownNow();
    writeUse();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindListener(ClientTokenListener listener) {
    listeners.add(listener);
  }

  void unbindListener(ClientTokenListener listener) {
    listeners.remove(listener);
  }

  @Override
  public Optional<Found> find(String offered) {
    Optional<Found> found = store.find(offered);
    found.ifPresent(token -> inUse.add(token.grant().id()));
    return found;
  }

  @Override
  public boolean serves(String tokenId) {
    return store.serving().contains(tokenId);
  }

  private void look() {
    try {
      if (inUse.isEmpty()) {
        return;
      }
      Set<String> serving = store.serving();
      for (String id : List.copyOf(inUse)) {
        if (!serving.contains(id) && inUse.remove(id)) {
          LOG.info("client token {} has ended", id);
          listeners.forEach(listener -> listener.ended(id));
        }
      }
    } catch (RuntimeException e) {
      LOG.error("the client tokens cannot be looked at", e);
    }
  }

  private void writeUse() {
    try {
      store.writeUse();
    } catch (IOException e) {
      LOG.warn("the last use of client tokens could not be noted: {}", e.getMessage());
    }
  }
}
