package ai.openclaw.core.devices.internal;

import ai.openclaw.core.devices.ClientInfo;
import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.DeviceProof;
import ai.openclaw.core.devices.internal.JsonFile.Stamp;
import ai.openclaw.core.host.Locations;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The paired devices and the requests that wait, in two files that other programs may edit while
 * the gateway runs. Look-ups read a snapshot that is as old as the file; changes start from the
 * file as it is. Thread-safe.
 */
@Component(service = PairingStore.class)
public final class PairingStore {
  private static final Snapshot UNREAD = new Snapshot(Stamp.UNREAD, Map.of());

  private final JsonFile paired;
  private final PendingRequests pending;
  private final ReentrantLock changing = new ReentrantLock();
  private final Map<Visitor, Visit> visits = new LinkedHashMap<>();
  private volatile Snapshot snapshot = UNREAD;

  /** Opens the store of the state directory; nothing is read yet. */
  @Activate
  public PairingStore(@Reference Locations locations) {
    this(locations.state().resolve("devices"));
  }

  PairingStore(Path folder) {
    paired = new JsonFile(folder, "paired.json");
    pending = new PendingRequests(new JsonFile(folder, "pending.json"));
  }

  private record Snapshot(Stamp stamp, Map<String, PairedDevice> devices) {}

  /**
   * Who came: one role of a device.
   *
   * @param deviceId the device
   * @param role the role
   */
  record Visitor(String deviceId, String role) {}

  /**
   * A connect of a paired device, to be noted when there is time.
   *
   * @param client the program
   * @param tokenUsedAtMs when the role's token proved it; empty when another secret did
   */
  record Visit(ClientInfo client, Optional<Long> tokenUsedAtMs) {}

  /**
   * The device with an id.
   *
   * @throws IOException when the file cannot be used
   */
  Optional<PairedDevice> find(String deviceId) throws IOException {
    Snapshot now = snapshot;
    if (!paired.stamp().equals(now.stamp())) {
      now = reread();
    }
    return Optional.ofNullable(now.devices().get(deviceId));
  }

  /**
   * Approves what an attempt asks for, unless it has been approved meanwhile.
   *
   * @return the device as it is now
   */
  PairedDevice approve(ConnectAttempt attempt, DeviceProof proof, long nowMs) throws IOException {
    changing.lock();
    try {
      ObjectNode all = paired.read();
      ObjectNode entry =
          all.get(proof.id()) instanceof ObjectNode known ? known : all.putObject(proof.id());
      Optional<PairedDevice> before =
          entry.isEmpty() ? Optional.empty() : Optional.of(PairedDevice.read(proof.id(), entry));
      if (before.isPresent() && PairingNeeds.of(attempt, before).isEmpty()) {
        return before.get();
      }
      new PairedEntry(entry, nowMs).approve(Grant.of(attempt, proof));
      write(all);
      PairedDevice device = PairedDevice.read(proof.id(), entry);
      pending.removeSettled(device, nowMs);
      return device;
    } finally {
      changing.unlock();
    }
  }

  /**
   * Gives a role of a device a token when it has none.
   *
   * @return the device as it is now; empty when it is not paired any more
   */
  Optional<PairedDevice> ensureToken(String deviceId, String role, long nowMs) throws IOException {
    changing.lock();
    try {
      ObjectNode all = paired.read();
      if (!(all.get(deviceId) instanceof ObjectNode entry)) {
        return Optional.empty();
      }
      PairedDevice device = PairedDevice.read(deviceId, entry);
      if (!device.tokens().containsKey(role)) {
        new PairedEntry(entry, nowMs).issue(role, device.approvedScopes());
        write(all);
        device = PairedDevice.read(deviceId, entry);
      }
      return Optional.of(device);
    } finally {
      changing.unlock();
    }
  }

  /** The newest token of a role is in use: the one before it no longer serves. */
  void settle(String deviceId, String role) throws IOException {
    changing.lock();
    try {
      ObjectNode all = paired.read();
      if (all.get(deviceId) instanceof ObjectNode entry) {
        new PairedEntry(entry, 0).settle(role);
        write(all);
      }
    } finally {
      changing.unlock();
    }
  }

  /** Lets a request wait for a person. */
  PendingRequests.Stored request(
      ConnectAttempt attempt, DeviceProof proof, boolean known, long nowMs) throws IOException {
    changing.lock();
    try {
      return pending.add(attempt, proof, known, nowMs);
    } finally {
      changing.unlock();
    }
  }

  /**
   * A change of both files by an operator.
   *
   * @param <T> what comes of it
   */
  interface Change<T> {
    /**
     * Changes the trees in place.
     *
     * @param paired the paired devices by id
     * @param pending the requests that wait, by id
     */
    T apply(ObjectNode paired, ObjectNode pending) throws PairingRefused;
  }

  /** Makes a change and writes the files that differ; the devices first, as they decide. */
  <T> T change(long nowMs, Change<T> change) throws IOException, PairingRefused {
    changing.lock();
    try {
      ObjectNode all = paired.read();
      ObjectNode waiting = pending.read(nowMs);
      ObjectNode allBefore = all.deepCopy();
      ObjectNode waitingBefore = waiting.deepCopy();
      T result = change.apply(all, waiting);
      if (!all.equals(allBefore)) {
        write(all);
      }
      if (!waiting.equals(waitingBefore)) {
        pending.write(waiting);
      }
      return result;
    } finally {
      changing.unlock();
    }
  }

  /** Remembers a visit until the next {@link #writeVisits()}. */
  void visited(Visitor visitor, Visit visit) {
    synchronized (visits) {
      visits.merge(
          visitor,
          visit,
          (old, now) -> new Visit(now.client(), now.tokenUsedAtMs().or(old::tokenUsedAtMs)));
    }
  }

  /** Writes the visits since the last time, all at once. */
  void writeVisits() throws IOException {
    Map<Visitor, Visit> noted;
    synchronized (visits) {
      noted = new LinkedHashMap<>(visits);
      visits.clear();
    }
    if (noted.isEmpty()) {
      return;
    }
    changing.lock();
    try {
      ObjectNode all = paired.read();
      ObjectNode before = all.deepCopy();
      noted.forEach(
          (visitor, visit) -> {
            if (all.get(visitor.deviceId()) instanceof ObjectNode entry) {
              var changed = new PairedEntry(entry, 0);
              changed.client(visit.client());
              visit.tokenUsedAtMs().ifPresent(at -> changed.used(visitor.role(), at));
            }
          });
      if (!all.equals(before)) {
        write(all);
      }
    } finally {
      changing.unlock();
    }
  }

  private Snapshot reread() throws IOException {
    changing.lock();
    try {
      // The stamp is older than the content: a change in between shows at the next look.
      Stamp stamp = paired.stamp();
      if (!stamp.equals(snapshot.stamp())) {
        var devices = new HashMap<String, PairedDevice>();
        paired
            .read()
            .properties()
            .forEach(
                entry -> {
                  if (entry.getValue().isObject()) {
                    devices.put(
                        entry.getKey(), PairedDevice.read(entry.getKey(), entry.getValue()));
                  }
                });
        snapshot = new Snapshot(stamp, Map.copyOf(devices));
      }
      return snapshot;
    } finally {
      changing.unlock();
    }
  }

  private void write(ObjectNode all) throws IOException {
    paired.write(all);
    // Read again at the next look: whoever wrote after us has the last word.
    snapshot = UNREAD;
  }
}
