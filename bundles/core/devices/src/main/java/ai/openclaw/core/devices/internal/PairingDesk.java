package ai.openclaw.core.devices.internal;

import ai.openclaw.api.rpc.RpcEvent;
import ai.openclaw.api.rpc.RpcEvents;
import ai.openclaw.core.devices.DeviceListener;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The operators' side of the store. */
@Component
public final class PairingDesk implements Pairings {
  private static final String ROTATION_DENIED = "device token rotation denied";
  private static final String REVOCATION_DENIED = "device token revocation denied";

  private final PairingStore store;
  private final InstantSource clock;
  private final Set<DeviceListener> listeners = new CopyOnWriteArraySet<>();
  private volatile Optional<RpcEvents> events = Optional.empty();

  /** Creates it. */
  @Activate
  public PairingDesk(@Reference PairingStore store) {
    this(store, InstantSource.system());
  }

  PairingDesk(PairingStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindEvents(RpcEvents service) {
    events = Optional.of(service);
  }

  void unbindEvents(RpcEvents service) {
    events = events.filter(present -> present != service);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindListener(DeviceListener listener) {
    listeners.add(listener);
  }

  void unbindListener(DeviceListener listener) {
    listeners.remove(listener);
  }

  @Override
  public Done list(Asker asker) throws IOException {
    try {
      return store.change(
          clock.millis(),
          (paired, pending) -> {
            ObjectNode lists = JsonNodeFactory.instance.objectNode();
            lists.set("pending", DeviceView.latestFirst(pending, "ts", one -> sees(asker, one)));
            ArrayNode devices = lists.putArray("paired");
            DeviceView.latestFirst(paired, "approvedAtMs", one -> sees(asker, one))
                .forEach(device -> devices.add(DeviceView.of((ObjectNode) device)));
            return Done.of(lists);
          });
    } catch (PairingRefused impossible) {
      throw new IllegalStateException("a list is refused to nobody", impossible);
    }
  }

  @Override
  public Done approve(String requestId, Asker asker) throws IOException, PairingRefused {
    long now = clock.millis();
    ObjectNode answer =
        store.change(
            now,
            (paired, pending) -> {
              ObjectNode request = waiting(pending, requestId);
              Grant grant = Grant.of(request);
              if (asker.confinedFrom(grant.deviceId())) {
                throw new PairingRefused("device pairing approval denied");
              }
              check(grant, asker);
              ObjectNode entry =
                  paired.get(grant.deviceId()) instanceof ObjectNode known
                      ? known
                      : paired.putObject(grant.deviceId());
              new PairedEntry(entry, now).approve(grant);
              pending.remove(requestId);
              ObjectNode done = JsonNodeFactory.instance.objectNode().put("requestId", requestId);
              done.set("device", DeviceView.of(entry));
              return done;
            });
    resolved(requestId, answer.path("device").path("deviceId").asText(), "approved", now);
    return Done.of(answer);
  }

  @Override
  public Done reject(String requestId, Asker asker) throws IOException, PairingRefused {
    long now = clock.millis();
    String deviceId =
        store.change(
            now,
            (paired, pending) -> {
              String device = waiting(pending, requestId).path("deviceId").asText();
              if (asker.confinedFrom(device)) {
                throw new PairingRefused("device pairing rejection denied");
              }
              pending.remove(requestId);
              return device;
            });
    resolved(requestId, deviceId, "rejected", now);
    return Done.of(
        JsonNodeFactory.instance
            .objectNode()
            .put("requestId", requestId)
            .put("deviceId", deviceId));
  }

  @Override
  public Done remove(String deviceId, Asker asker) throws IOException, PairingRefused {
    if (asker.confinedFrom(deviceId)) {
      throw new PairingRefused("device pairing removal denied");
    }
    return store.change(
        clock.millis(),
        (paired, pending) -> {
          if (paired.remove(deviceId) == null) {
            throw new PairingRefused("unknown deviceId");
          }
          pending
              .properties()
              .removeIf(one -> one.getValue().path("deviceId").asText().equals(deviceId));
          return new Done(
              JsonNodeFactory.instance.objectNode().put("deviceId", deviceId),
              () -> dropped(deviceId, Optional.empty()));
        });
  }

  @Override
  public Done rotate(String deviceId, String role, Optional<List<String>> scopes, Asker asker)
      throws IOException, PairingRefused {
    long now = clock.millis();
    return store.change(
        now,
        (paired, pending) -> {
          ObjectNode entry = device(paired, deviceId, asker, ROTATION_DENIED);
          PairedDevice device = PairedDevice.read(deviceId, entry);
          List<String> wanted =
              scopes.orElseGet(
                  () -> PairedDevice.texts(entry.path("tokens").path(role).path("scopes")));
          if (!PairedDevice.texts(entry.path("roles")).contains(role)
              || !entry.path("tokens").has(role)
              || !Scopes.cover(device.approvedScopes(), wanted)
              || !wanted.stream().allMatch(asker.principal()::has)) {
            throw new PairingRefused(ROTATION_DENIED);
          }
          new PairedEntry(entry, now).issue(role, wanted);
          ObjectNode answer =
              JsonNodeFactory.instance.objectNode().put("deviceId", deviceId).put("role", role);
          if (asker.is(deviceId)) {
            answer.set("token", entry.path("tokens").path(role).path("token"));
          }
          answer.set("scopes", entry.path("tokens").path(role).path("scopes"));
          answer.put("rotatedAtMs", now);
          return new Done(answer, () -> dropped(deviceId, Optional.of(role)));
        });
  }

  @Override
  public Done revoke(String deviceId, String role, Asker asker) throws IOException, PairingRefused {
    long now = clock.millis();
    return store.change(
        now,
        (paired, pending) -> {
          ObjectNode entry = device(paired, deviceId, asker, REVOCATION_DENIED);
          if (!new PairedEntry(entry, now).revoke(role)) {
            throw new PairingRefused(REVOCATION_DENIED);
          }
          return new Done(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("deviceId", deviceId)
                  .put("role", role)
                  .put("revokedAtMs", now),
              () -> dropped(deviceId, Optional.of(role)));
        });
  }

  private static boolean sees(Asker asker, ObjectNode one) {
    return !asker.confinedFrom(one.path("deviceId").asText());
  }

  private static ObjectNode waiting(ObjectNode pending, String requestId) throws PairingRefused {
    if (pending.get(requestId) instanceof ObjectNode request) {
      return request;
    }
    throw new PairingRefused("unknown requestId");
  }

  private static ObjectNode device(ObjectNode paired, String id, Asker asker, String denied)
      throws PairingRefused {
    if (!asker.confinedFrom(id) && paired.get(id) instanceof ObjectNode entry) {
      return entry;
    }
    throw new PairingRefused(denied);
  }

  /** A scope belongs to a role that is asked for, and nobody gives away what they do not have. */
  private static void check(Grant grant, Asker asker) throws PairingRefused {
    for (String scope : grant.scopes()) {
      if (grant.roles().stream().noneMatch(role -> Scopes.fits(role, scope))) {
        throw new PairingRefused("invalid scope for requested roles: " + scope);
      }
      if (Scopes.fits("operator", scope) && !asker.principal().has(scope)) {
        throw new PairingRefused("missing scope: " + scope);
      }
    }
  }

  private void dropped(String deviceId, Optional<String> role) {
    listeners.forEach(listener -> listener.dropped(deviceId, role));
  }

  private void resolved(String requestId, String deviceId, String decision, long atMs) {
    ObjectNode payload =
        JsonNodeFactory.instance
            .objectNode()
            .put("requestId", requestId)
            .put("deviceId", deviceId)
            .put("decision", decision)
            .put("ts", atMs);
    events.ifPresent(
        service ->
            service.publish(
                RpcEvent.toScope("device.pair.resolved", payload, "operator.pairing", true)));
  }
}
