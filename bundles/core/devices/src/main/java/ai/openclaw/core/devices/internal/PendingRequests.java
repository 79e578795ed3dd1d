package ai.openclaw.core.devices.internal;

import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.DeviceProof;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The requests that wait for a person. Not thread-safe: its store calls it under a lock. */
final class PendingRequests {
  private static final long LIFE_MS = Duration.ofMinutes(5).toMillis();

  private final JsonFile file;

  PendingRequests(JsonFile file) {
    this.file = file;
  }

  /**
   * Stores what an attempt asks for, together with what the same device asked for before.
   *
   * @param request the request as stored
   * @param fresh whether it was not waiting already
   */
  record Stored(ObjectNode request, boolean fresh) {
    /** Its id. */
    String id() {
      return request.path("requestId").asText();
    }
  }

  /** The requests that still wait, by id. */
  ObjectNode read(long nowMs) throws IOException {
    ObjectNode all = file.read();
    removeExpired(all, nowMs);
    return all;
  }

  /** Replaces the requests. */
  void write(ObjectNode all) throws IOException {
    file.write(all);
  }

  /** Stores a request, or refreshes the one that already asks for the same. */
  Stored add(ConnectAttempt attempt, DeviceProof proof, boolean known, long nowMs)
      throws IOException {
    ObjectNode all = read(nowMs);
    Optional<ObjectNode> before = of(all, proof.id());
    List<String> roles = merged(before, "roles", List.of(attempt.role()));
    List<String> scopes = merged(before, "scopes", attempt.scopes());
    boolean same =
        before.isPresent()
            && roles.equals(PairedDevice.texts(before.get().path("roles")))
            && scopes.equals(PairedDevice.texts(before.get().path("scopes")));
    ObjectNode request;
    if (same) {
      request = before.orElseThrow();
    } else {
      before.ifPresent(old -> all.remove(old.path("requestId").asText()));
      String id = UUID.randomUUID().toString();
      request = all.putObject(id).put("requestId", id);
    }
    fill(request, attempt, proof);
    putList(request, "roles", roles);
    putList(request, "scopes", scopes);
    if (!attempt.local()) {
      request.put("remoteIp", attempt.remoteAddress());
    }
    request.put("silent", false);
    request.put("isRepair", known);
    request.put("ts", nowMs);
    file.write(all);
    return new Stored(request.deepCopy(), !same);
  }

  /** Removes the requests of a device that ask for nothing more than it has now. */
  void removeSettled(PairedDevice device, long nowMs) throws IOException {
    ObjectNode all = file.read();
    boolean changed = removeExpired(all, nowMs);
    Optional<ObjectNode> waiting =
        of(all, device.deviceId())
            .filter(
                request ->
                    device.roles().containsAll(PairedDevice.texts(request.path("roles")))
                        && Scopes.cover(
                            device.approvedScopes(), PairedDevice.texts(request.path("scopes"))));
    waiting.ifPresent(request -> all.remove(request.path("requestId").asText()));
    if (changed || waiting.isPresent()) {
      file.write(all);
    }
  }

  private static void fill(ObjectNode request, ConnectAttempt attempt, DeviceProof proof) {
    request.put("deviceId", proof.id());
    request.put(
        "publicKey", DeviceKeys.decode(proof.publicKey()).map(DeviceKeys::encode).orElseThrow());
    attempt.client().displayName().ifPresent(name -> request.put("displayName", name));
    request.put("platform", attempt.client().platform());
    attempt.client().deviceFamily().ifPresent(family -> request.put("deviceFamily", family));
    request.put("clientId", attempt.client().id());
    request.put("clientMode", attempt.client().mode());
    request.put("role", attempt.role());
  }

  private static Optional<ObjectNode> of(ObjectNode all, String deviceId) {
    return all.properties().stream()
        .map(Map.Entry::getValue)
        .filter(request -> request.path("deviceId").asText().equals(deviceId))
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .findFirst();
  }

  private static List<String> merged(Optional<ObjectNode> before, String key, List<String> added) {
    return Scopes.union(
        before.map(request -> PairedDevice.texts(request.path(key))).orElse(List.of()), added);
  }

  private static boolean removeExpired(ObjectNode all, long nowMs) {
    int before = all.size();
    all.properties().removeIf(request -> expired(request.getValue(), nowMs));
    return all.size() != before;
  }

  private static boolean expired(JsonNode request, long nowMs) {
    return request.path("ts").asLong() < nowMs - LIFE_MS;
  }

  private static void putList(ObjectNode node, String key, List<String> values) {
    var array = node.putArray(key);
    values.forEach(array::add);
  }
}
