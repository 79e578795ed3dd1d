package ai.openclaw.core.devices.internal;

import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.DeviceProof;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What is approved for a device, whether by a person or by the local rule. Immutable.
 *
 * @param deviceId the device
 * @param publicKey its key, base64url
 * @param displayName a name for people
 * @param platform its platform
 * @param deviceFamily its family
 * @param clientId the program that asked
 * @param clientMode its mode
 * @param roles the roles, the one asked for last at the end
 * @param scopes the scopes
 * @param remoteIp where it asked from, when that was another machine
 */
record Grant(
    String deviceId,
    String publicKey,
    Optional<String> displayName,
    Optional<String> platform,
    Optional<String> deviceFamily,
    Optional<String> clientId,
    Optional<String> clientMode,
    List<String> roles,
    List<String> scopes,
    Optional<String> remoteIp) {

  /** All that an attempt asks for. */
  static Grant of(ConnectAttempt attempt, DeviceProof proof) {
    return new Grant(
        proof.id(),
        DeviceKeys.decode(proof.publicKey()).map(DeviceKeys::encode).orElseThrow(),
        attempt.client().displayName(),
        Optional.of(attempt.client().platform()),
        attempt.client().deviceFamily(),
        Optional.of(attempt.client().id()),
        Optional.of(attempt.client().mode()),
        List.of(attempt.role()),
        attempt.scopes(),
        attempt.local() ? Optional.empty() : Optional.of(attempt.remoteAddress()));
  }

  /** All that a waiting request asks for. */
  static Grant of(JsonNode request) {
    List<String> roles = PairedDevice.texts(request.path("roles"));
    return new Grant(
        request.path("deviceId").asText(),
        request.path("publicKey").asText(),
        PairedDevice.text(request, "displayName"),
        PairedDevice.text(request, "platform"),
        PairedDevice.text(request, "deviceFamily"),
        PairedDevice.text(request, "clientId"),
        PairedDevice.text(request, "clientMode"),
        roles.isEmpty() ? List.of(PairedDevice.text(request, "role").orElse("operator")) : roles,
        PairedDevice.texts(request.path("scopes")),
        PairedDevice.text(request, "remoteIp"));
  }
}
