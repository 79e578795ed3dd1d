package ai.openclaw.core.devices.internal;

import ai.openclaw.api.rpc.Principal;
import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.ConnectDecision;
import ai.openclaw.core.devices.ConnectDecision.Accepted;
import ai.openclaw.core.devices.ConnectDecision.IssuedToken;
import ai.openclaw.core.devices.ConnectDecision.Refused;
import ai.openclaw.core.devices.ConnectPolicy;
import ai.openclaw.core.devices.DeviceProof;
import ai.openclaw.core.devices.SharedSecret;
import ai.openclaw.core.devices.internal.PairedDevice.RoleToken;
import ai.openclaw.core.devices.internal.PairingStore.Visit;
import ai.openclaw.core.devices.internal.PairingStore.Visitor;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The decision itself. */
final class DevicePolicy implements ConnectPolicy {
  private static final Logger LOG = LoggerFactory.getLogger(DevicePolicy.class);

  private static final String CONTROL_UI = "openclaw-control-ui";

  private final PairingStore store;
  private final InstantSource clock;
  private final Consumer<ObjectNode> requested;
  private final Runnable visited;

  /**
   * Creates it.
   *
   * @param store the paired devices
   * @param clock the present
   * @param requested is told of every new request that waits for a person
   * @param visited is told that the store has a visit to write
   */
  DevicePolicy(
      PairingStore store, InstantSource clock, Consumer<ObjectNode> requested, Runnable visited) {
    this.store = store;
    this.clock = clock;
    this.requested = requested;
    this.visited = visited;
  }

  @Override
  public ConnectDecision decide(ConnectAttempt attempt) {
    Optional<Refused> unproven =
        attempt.device().flatMap(proof -> ProofCheck.check(attempt, proof, clock.millis()));
    if (unproven.isPresent()) {
      return unproven.get();
    }
    if (attempt.sharedSecret() instanceof SharedSecret.Granted granted) {
      return withGrant(attempt, granted);
    }
    if (attempt.device().isEmpty()) {
      return withoutDevice(attempt);
    }
    try {
      return withDevice(attempt, attempt.device().get());
    } catch (IOException e) {
      LOG.error("the device store cannot be used: {}", e.getMessage());
      return Refusals.storeUnusable();
    }
  }

  /** A client token says all there is to say: its device is neither paired nor given a token. */
  private static ConnectDecision withGrant(ConnectAttempt attempt, SharedSecret.Granted granted) {
    if (!attempt.role().equals("operator")) {
      return Refusals.deviceRequired();
    }
    List<String> scopes = Scopes.common(granted.scopes(), attempt.scopes());
    var principal =
        new Principal(
            attempt.role(),
            Set.copyOf(scopes),
            Optional.empty(),
            false,
            Optional.of(granted.grant()));
    return new Accepted(principal, scopes, Optional.empty());
  }

  private static ConnectDecision withoutDevice(ConnectAttempt attempt) {
    if (attempt.client().id().equals(CONTROL_UI) && !attempt.deviceWaived() && !vouched(attempt)) {
      return Refusals.controlUiDeviceRequired();
    }
    if (!attempt.sharedSecret().satisfied()) {
      return attempt.sharedSecret() instanceof SharedSecret.Wrong
          ? DeviceTokens.refusal(attempt)
          : Refusals.deviceRequired();
    }
    if (!attempt.role().equals("operator")) {
      return Refusals.deviceRequired();
    }
    if (attempt.deviceWaived() || backendHere(attempt)) {
      return new Accepted(principal(attempt), attempt.scopes(), Optional.empty());
    }
    var nobody = new Principal(attempt.role(), Set.of(), Optional.empty());
    return new Accepted(nobody, List.of(), Optional.empty());
  }

  private ConnectDecision withDevice(ConnectAttempt attempt, DeviceProof proof) throws IOException {
    Optional<PairedDevice> paired = store.find(proof.id());
    boolean secret = attempt.sharedSecret().satisfied();
    if (!secret) {
      Optional<Refused> unknown = DeviceTokens.check(attempt, paired, clock.millis());
      if (unknown.isPresent()) {
        return unknown.get();
      }
    }
    List<PairingReason> needs = PairingNeeds.of(attempt, paired);
    if (needs.isEmpty()) {
      return accept(attempt, paired.orElseThrow(), !secret);
    }
    if (secret && (backendHere(attempt) || controlUiOfUser(attempt))) {
      return new Accepted(principal(attempt), attempt.scopes(), Optional.empty());
    }
    for (PairingReason need : needs) {
      if (!PairingNeeds.silent(need, attempt)) {
        return wait(need, attempt, proof, paired);
      }
    }
    PairedDevice approved = store.approve(attempt, proof, clock.millis());
    LOG.info(
        "approved device {} of {} on this machine: {}, role {}, scopes {}",
        proof.id(),
        attempt.client().id(),
        needs.get(0).code(),
        attempt.role(),
        approved.approvedScopes());
    return accept(attempt, approved, false);
  }

  private ConnectDecision accept(ConnectAttempt attempt, PairedDevice paired, boolean byToken)
      throws IOException {
    PairedDevice device = paired;
    if (!device.tokens().containsKey(attempt.role())) {
      device =
          store
              .ensureToken(device.deviceId(), attempt.role(), clock.millis())
              .orElseThrow(() -> new IOException("the device was removed while it connected"));
    }
    if (byToken || changed(attempt, device)) {
      Optional<Long> used = byToken ? Optional.of(clock.millis()) : Optional.empty();
      store.visited(
          new Visitor(device.deviceId(), attempt.role()), new Visit(attempt.client(), used));
      visited.run();
    }
    Optional<RoleToken> token = Optional.ofNullable(device.tokens().get(attempt.role()));
    if (byToken
        && token
            .filter(known -> known.retired().isPresent() && DeviceTokens.newest(attempt, known))
            .isPresent()) {
      store.settle(device.deviceId(), attempt.role());
    }
    return new Accepted(
        principal(attempt, byToken),
        token.map(RoleToken::scopes).orElse(attempt.scopes()),
        token.map(known -> new IssuedToken(known.token(), known.issuedAtMs())));
  }

  private Refused wait(
      PairingReason reason,
      ConnectAttempt attempt,
      DeviceProof proof,
      Optional<PairedDevice> paired)
      throws IOException {
    PendingRequests.Stored stored =
        store.request(attempt, proof, paired.isPresent(), clock.millis());
    if (stored.fresh()) {
      LOG.info(
          "device {} of {} waits for approval: {}, request {}",
          proof.id(),
          attempt.client().id(),
          reason.code(),
          stored.id());
      requested.accept(stored.request());
    }
    return Refusals.pairing(reason, attempt, proof.id(), stored.id(), paired);
  }

  /** The gateway's own programs on this machine hold the secret and need no device of their own. */
  private static boolean backendHere(ConnectAttempt attempt) {
    return attempt.local()
        && attempt.origin().isEmpty()
        && attempt.role().equals("operator")
        && attempt.client().id().equals("gateway-client")
        && attempt.client().mode().equals("backend");
  }

  /** The proxy has asked the user already; there is nobody left for a pairing to tell apart. */
  private static boolean controlUiOfUser(ConnectAttempt attempt) {
    return vouched(attempt)
        && attempt.role().equals("operator")
        && attempt.client().id().equals(CONTROL_UI);
  }

  private static boolean vouched(ConnectAttempt attempt) {
    return attempt.sharedSecret() instanceof SharedSecret.Vouched;
  }

  private static boolean changed(ConnectAttempt attempt, PairedDevice device) {
    Optional<String> name = attempt.client().displayName();
    return !device.clientId().equals(Optional.of(attempt.client().id()))
        || !device.clientMode().equals(Optional.of(attempt.client().mode()))
        || (name.isPresent() && !name.equals(device.displayName()));
  }

  private static Principal principal(ConnectAttempt attempt) {
    return principal(attempt, false);
  }

  private static Principal principal(ConnectAttempt attempt, boolean deviceOnly) {
    return new Principal(
        attempt.role(),
        Set.copyOf(attempt.scopes()),
        attempt.device().map(DeviceProof::id),
        deviceOnly);
  }
}
