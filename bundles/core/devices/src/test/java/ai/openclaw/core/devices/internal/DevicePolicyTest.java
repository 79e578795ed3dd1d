package ai.openclaw.core.devices.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.rpc.ClientGrant;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.ConnectDecision.Accepted;
import ai.openclaw.core.devices.ConnectDecision.Refused;
import ai.openclaw.core.devices.DeviceProof;
import ai.openclaw.core.devices.SharedSecret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicePolicyTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path state;
  private final List<ObjectNode> announced = new ArrayList<>();
  private final TestDevice device = new TestDevice();
  private final PairingStore store;
  private final DevicePolicy policy;

  DevicePolicyTest(@TempDir Path state) {
    this.state = state;
    store = new PairingStore(state.resolve("devices"));
    policy =
        new DevicePolicy(
            store,
            InstantSource.fixed(Instant.ofEpochMilli(Attempt.NOW)),
            announced::add,
            () -> {});
  }

  @Test
  void localDeviceIsPairedSilentlyAndKeepsItsTokenWithBothPayloadVersions() {
    Accepted first = accepted(Attempt.local().by(device));
    Accepted again = accepted(Attempt.local().byV2(device));

    assertEquals(List.of("operator.read"), first.helloScopes());
    assertEquals(Optional.of(device.id()), first.principal().deviceId());
    assertEquals(first.deviceToken(), again.deviceToken());
    assertEquals(43, first.deviceToken().orElseThrow().token().length());
    assertTrue(announced.isEmpty());
  }

  @Test
  void platformAndFamilyAreSignedTrimmedAndInLowerCase() {
    accepted(Attempt.local().platform("Linux ").family("Desk").by(device));
    accepted(Attempt.local().platform("LINUX").family(" desk").by(device));
  }

  @Test
  void helloNamesTheScopesOfTheTokenInOrderAndCallsAreCheckedAgainstTheRequestedOnes() {
    accepted(Attempt.local().scopes("operator.write", "operator.approvals").by(device));

    Accepted less = accepted(Attempt.local().scopes("operator.read").by(device));

    assertEquals(
        List.of("operator.approvals", "operator.read", "operator.write"), less.helloScopes());
    assertEquals(Set.of("operator.read"), less.principal().scopes());
  }

  @Test
  void proofOfAnotherKeyIsAnIdMismatch() {
    TestDevice other = new TestDevice();
    assertProofRefused(
        "DEVICE_AUTH_DEVICE_ID_MISMATCH",
        "device-id-mismatch",
        Attempt.local().forged(device, proof -> withKey(proof, other.publicKey())));
    assertProofRefused(
        "DEVICE_AUTH_DEVICE_ID_MISMATCH",
        "device-id-mismatch",
        Attempt.local().forged(device, proof -> withKey(proof, "no base64 !")));
  }

  @Test
  void signatureOlderOrNewerThanTwoMinutesIsExpiredBeforeItsNonceIsLookedAt() {
    for (long skew : new long[] {-120_001, 120_001}) {
      assertProofRefused(
          "DEVICE_AUTH_SIGNATURE_EXPIRED",
          "device-signature-stale",
          Attempt.local().by(device, Attempt.NOW + skew, "other"));
    }
    accepted(Attempt.local().by(device, Attempt.NOW - 120_000, Attempt.NONCE));
  }

  @Test
  void nonceOfAnotherConnectionIsRefused() {
    assertProofRefused(
        "DEVICE_AUTH_NONCE_MISMATCH",
        "device-nonce-mismatch",
        Attempt.local().by(device, Attempt.NOW, "other"));
    assertProofRefused(
        "DEVICE_AUTH_NONCE_REQUIRED",
        "device-nonce-missing",
        Attempt.local().by(device, Attempt.NOW, " "));
  }

  @Test
  void changedSignatureIsRefusedEvenBeforeTheTokenIsLookedAt() {
    assertProofRefused(
        "DEVICE_AUTH_SIGNATURE_INVALID",
        "device-signature",
        Attempt.local().wrongToken().forged(device, DevicePolicyTest::flipped));
    assertProofRefused(
        "DEVICE_AUTH_SIGNATURE_INVALID",
        "device-signature",
        Attempt.local()
            .scopes("operator.admin")
            .forged(device, proof -> Attempt.local().by(device).device().orElseThrow()));
    assertFalse(Files.exists(state.resolve("devices")));
  }

  @Test
  void unknownDeviceFromElsewhereWaitsForApproval() throws IOException {
    Refused refused = refused(Attempt.local().remote().by(device));

    assertEquals(RpcError.Code.NOT_PAIRED, refused.error().code());
    assertEquals("pairing required: device is not approved yet", refused.error().message());
    JsonNode details = refused.error().details().orElseThrow();
    assertEquals(
        List.of(
            "code",
            "reason",
            "requestId",
            "remediationHint",
            "deviceId",
            "requestedRole",
            "requestedScopes"),
        names(details));
    assertEquals("not-paired", details.path("reason").asText());
    String id = details.path("requestId").asText();
    assertEquals(1008, refused.closeCode());
    assertTrue(refused.closeReason().endsWith("(requestId: " + id + ")"));
    JsonNode stored = file("pending.json").path(id);
    assertEquals(device.id(), stored.path("deviceId").asText());
    assertEquals("203.0.113.9", stored.path("remoteIp").asText());
    assertEquals(List.of(stored), List.copyOf(announced));
  }

  @Test
  void sameRequestIsRefreshedAndAnotherSupersedesItWithBothMerged() throws IOException {
    String first = requestId(refused(Attempt.local().remote().by(device)));
    String same = requestId(refused(Attempt.local().remote().by(device)));
    String more =
        requestId(refused(Attempt.local().remote().scopes("operator.pairing").by(device)));

    assertEquals(first, same);
    assertNotEquals(first, more);
    assertEquals(2, announced.size());
    JsonNode pending = file("pending.json");
    assertEquals(1, pending.size());
    assertEquals(
        List.of("operator.read", "operator.pairing"),
        PairedDevice.texts(pending.path(more).path("scopes")));
  }

  @Test
  void deviceThatWaitsIsPairedSilentlyWhenItConnectsLocally() throws IOException {
    refused(Attempt.local().remote().by(device));
    accepted(Attempt.local().by(device));
    assertEquals(0, file("pending.json").size());
  }

  @Test
  void scopeUpgradeFromElsewhereIsRefusedAndNamesWhatIsApproved() {
    accepted(Attempt.local().by(device));

    Refused refused =
        refused(Attempt.local().remote().scopes("operator.read", "operator.admin").by(device));

    JsonNode details = refused.error().details().orElseThrow();
    assertEquals("scope-upgrade", details.path("reason").asText());
    assertEquals(
        List.of("operator.read", "operator.admin"),
        PairedDevice.texts(details.path("requestedScopes")));
    assertEquals(List.of("operator"), PairedDevice.texts(details.path("approvedRoles")));
    assertEquals(List.of("operator.read"), PairedDevice.texts(details.path("approvedScopes")));
  }

  @Test
  void scopeUpgradeOnThisMachineIsSilentWithTheGatewaysSecretOnly() {
    Accepted read = accepted(Attempt.local().by(device));
    Accepted admin = accepted(Attempt.local().scopes("operator.admin").by(device));

    assertEquals(List.of("operator.admin", "operator.read", "operator.write"), admin.helloScopes());
    assertNotEquals(read.deviceToken(), admin.deviceToken());

    TestDevice second = new TestDevice();
    accepted(Attempt.local().noSecretNeeded().by(second));
    refused(Attempt.local().noSecretNeeded().scopes("operator.admin").by(second));
    refused(Attempt.local().origin("http://localhost").scopes("operator.admin").by(second));
  }

  @Test
  void changedPlatformNeedsApprovalExceptForNativeAppsOnThisMachine() {
    accepted(Attempt.local().by(device));
    Refused cli = refused(Attempt.local().platform("darwin").by(device));
    assertEquals("metadata-upgrade", cli.error().details().orElseThrow().path("reason").asText());

    TestDevice app = new TestDevice();
    accepted(Attempt.local().client("openclaw-macos", "ui").platform("macos 14").by(app));
    accepted(Attempt.local().client("openclaw-macos", "ui").platform("macos 15").by(app));
    refused(Attempt.local().remote().client("openclaw-macos", "ui").platform("macos 16").by(app));
    accepted(Attempt.local().client("openclaw-macos", "ui").platform("macos 15").by(app));
  }

  @Test
  void localRoleUpgradeIsSilentAndKeepsTheTokenOfTheOtherRole() {
    Accepted operator = accepted(Attempt.local().by(device));
    Accepted node = accepted(Attempt.local().node().by(device));

    assertEquals("node", node.principal().role());
    assertNotEquals(operator.deviceToken(), node.deviceToken());
    assertEquals(operator.deviceToken(), accepted(Attempt.local().by(device)).deviceToken());
  }

  @Test
  void scopesOfAnotherKindAreNeverApprovedSilently() {
    refused(Attempt.local().scopes("operator.read", "foo").by(device));
    refused(Attempt.local().node().scopes("camera").by(new TestDevice()));
  }

  @Test
  void pageOfABrowserIsNotPairedSilently() {
    refused(Attempt.local().origin("http://127.0.0.1:1").by(device));
    accepted(Attempt.local().origin("http://127.0.0.1:1").client("webchat", "webchat").by(device));
  }

  @Test
  void deviceTokenAloneConnectsWithFewerScopesFromAnywhere() throws IOException {
    String token = token(accepted(Attempt.local().scopes("operator.write").by(device)));

    Accepted less = accepted(Attempt.local().remote().deviceToken(token).by(device));
    assertEquals(Set.of("operator.read"), less.principal().scopes());
    accepted(Attempt.local().remote().wrongToken(token).by(device));

    store.writeVisits();
    assertEquals(
        Attempt.NOW,
        file("paired.json")
            .path(device.id())
            .path("tokens")
            .path("operator")
            .path("lastUsedAtMs")
            .asLong());
  }

  @Test
  void deviceTokenIsRefusedForMoreScopesOtherDevicesOtherRolesAndAfterRevocation()
      throws IOException {
    String token = token(accepted(Attempt.local().by(device)));
    assertEquals(
        "AUTH_DEVICE_TOKEN_MISMATCH",
        code(refused(Attempt.local().deviceToken(token).scopes("operator.admin").by(device))));
    assertEquals(
        "AUTH_DEVICE_TOKEN_MISMATCH",
        code(refused(Attempt.local().deviceToken(token).by(new TestDevice()))));
    assertEquals(
        "AUTH_DEVICE_TOKEN_MISMATCH",
        code(refused(Attempt.local().node().deviceToken(token).by(device))));

    ObjectNode paired = file("paired.json");
    ((ObjectNode) paired.path(device.id()).path("tokens").path("operator"))
        .put("revokedAtMs", Attempt.NOW);
    Files.writeString(state.resolve("devices/paired.json"), paired.toString());
    assertEquals(
        "AUTH_DEVICE_TOKEN_MISMATCH", code(refused(Attempt.local().deviceToken(token).by(device))));
  }

  @Test
  void wrongTokenOfADeviceAdvisesToTryTheDeviceToken() {
    JsonNode details =
        refused(Attempt.local().wrongToken().by(device)).error().details().orElseThrow();
    assertEquals(
        List.of("code", "authReason", "canRetryWithDeviceToken", "recommendedNextStep"),
        names(details));
    assertTrue(details.path("canRetryWithDeviceToken").asBoolean());
    assertEquals("retry_with_device_token", details.path("recommendedNextStep").asText());

    JsonNode bare = refused(Attempt.local().wrongToken().bare()).error().details().orElseThrow();
    assertFalse(bare.path("canRetryWithDeviceToken").asBoolean());
    assertEquals("update_auth_credentials", bare.path("recommendedNextStep").asText());
  }

  @Test
  void callerWithNothingIsAskedForADeviceAndADeviceForTheToken() {
    assertEquals(
        "DEVICE_IDENTITY_REQUIRED", code(refused(Attempt.local().nothingOffered().bare())));
    assertEquals(
        "DEVICE_IDENTITY_REQUIRED", code(refused(Attempt.local().deviceToken("bad").bare())));
    assertEquals("AUTH_TOKEN_MISSING", code(refused(Attempt.local().nothingOffered().by(device))));
    assertEquals(
        "AUTH_BOOTSTRAP_TOKEN_INVALID",
        code(refused(Attempt.local().bootstrapToken("bad").by(device))));
  }

  @Test
  void withoutADeviceScopesAreClearedExceptForTheBackendOnThisMachine() {
    assertEquals(Set.of(), accepted(Attempt.local().bare()).principal().scopes());
    assertEquals(List.of(), accepted(Attempt.local().bare()).helloScopes());
    Attempt backend = Attempt.local().client("gateway-client", "backend");
    backend.scopes("operator.admin", "operator.read");
    assertEquals(
        List.of("operator.admin", "operator.read"), accepted(backend.bare()).helloScopes());
    assertEquals(Set.of(), accepted(backend.remote().bare()).principal().scopes());
  }

  @Test
  void nodeNeedsADevice() {
    assertEquals("DEVICE_IDENTITY_REQUIRED", code(refused(Attempt.local().node().bare())));
  }

  @Test
  void backendOnThisMachineIsAcceptedButNotPaired() {
    Accepted backend = accepted(Attempt.local().client("gateway-client", "backend").by(device));
    assertEquals(Optional.empty(), backend.deviceToken());
    assertFalse(Files.exists(state.resolve("devices/paired.json")));
  }

  @Test
  void firstConnectsAtTheSameTimeGetOneToken() throws Exception {
    List<TestDevice> devices = List.of(device, new TestDevice(), new TestDevice());
    var pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> connects = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        TestDevice one = devices.get(i % devices.size());
        connects.add(() -> one.id() + token(accepted(Attempt.local().by(one))));
      }
      Set<String> tokens = new HashSet<>();
      for (Future<String> connect : pool.invokeAll(connects)) {
        tokens.add(connect.get());
      }
      assertEquals(devices.size(), tokens.size());
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void brokenStoreRefusesEveryDeviceAndStaysAsItIs() throws IOException {
    Path file = state.resolve("devices/paired.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{ \"half\": ");

    Refused refused = refused(Attempt.local().by(device));

    assertEquals(RpcError.Code.UNAVAILABLE, refused.error().code());
    assertEquals("{ \"half\": ", Files.readString(file));
  }

  @Test
  void textsShowNoToken() {
    Accepted accepted = accepted(Attempt.local().by(device));
    assertFalse(accepted.toString().contains(token(accepted)));
    assertFalse(Attempt.local().by(device).toString().contains("right"));
  }

  private void assertProofRefused(String code, String reason, ConnectAttempt attempt) {
    Refused refused = refused(attempt);
    assertEquals(RpcError.Code.INVALID_REQUEST, refused.error().code());
    assertEquals(code, code(refused));
    assertEquals(reason, refused.error().details().orElseThrow().path("reason").asText());
    assertEquals(refused.error().message(), refused.closeReason());
  }

  private Accepted accepted(ConnectAttempt attempt) {
    return assertInstanceOf(Accepted.class, policy.decide(attempt));
  }

  private Refused refused(ConnectAttempt attempt) {
    return assertInstanceOf(Refused.class, policy.decide(attempt));
  }

  private ObjectNode file(String name) throws IOException {
    return (ObjectNode) JSON.readTree(state.resolve("devices").resolve(name).toFile());
  }

  private static String token(Accepted accepted) {
    return accepted.deviceToken().orElseThrow().token();
  }

  private static String code(Refused refused) {
    return refused.error().details().orElseThrow().path("code").asText();
  }

  private static String requestId(Refused refused) {
    return refused.error().details().orElseThrow().path("requestId").asText();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static DeviceProof withKey(DeviceProof proof, String key) {
    return new DeviceProof(proof.id(), key, proof.signature(), proof.signedAt(), proof.nonce());
  }

  private static DeviceProof flipped(DeviceProof proof) {
    byte[] signature = DeviceKeys.decode(proof.signature()).orElseThrow();
    signature[5] ^= 1;
    return new DeviceProof(
        proof.id(),
        proof.publicKey(),
        DeviceKeys.encode(signature),
        proof.signedAt(),
        proof.nonce());
  }

  @Test
  void controlUiBehindATrustedProxyNeedsNoPairingAndWithoutADeviceHasNoScopes() {
    Attempt ui = Attempt.local().vouched("ann").client("openclaw-control-ui", "webchat");
    Accepted accepted = accepted(ui.origin("https://ui.example").by(device));
    assertEquals(Set.of("operator.read"), accepted.principal().scopes());
    assertEquals(Optional.empty(), accepted.deviceToken());
    assertEquals(Set.of(), accepted(ui.bare()).principal().scopes());
    assertEquals(List.of(), announced);
  }

  @Test
  void otherClientsBehindATrustedProxyHaveToBePaired() {
    JsonNode details =
        refused(Attempt.local().vouched("ann").by(device)).error().details().orElseThrow();
    assertEquals("PAIRING_REQUIRED", details.path("code").asText());
    assertEquals(Set.of(), accepted(Attempt.local().vouched("ann").bare()).principal().scopes());
  }

  @Test
  void clientTokenPairsNothingAndGivesWhatItAndTheRequestHaveInCommon() {
    var grant = new ClientGrant("id", "name", List.of("*"), List.of(), List.of());
    var granted = new SharedSecret.Granted(Set.of("operator.write"), grant);
    Accepted all = accepted(Attempt.local().granted(granted).scopes("operator.admin").by(device));
    assertEquals(Set.of("operator.write"), all.principal().scopes());
    assertEquals(Optional.of(grant), all.principal().grant());
    assertEquals(Optional.empty(), all.principal().deviceId());
    assertEquals(Optional.empty(), all.deviceToken());
    assertFalse(Files.exists(state.resolve("devices")));
    Attempt two = Attempt.local().granted(granted).scopes("operator.read", "operator.pairing");
    assertEquals(Set.of("operator.read"), accepted(two.bare()).principal().scopes());
    assertInstanceOf(Refused.class, policy.decide(Attempt.local().granted(granted).node().bare()));
    var forged = Attempt.local().granted(granted).by(device, Attempt.NOW - 300_000, Attempt.NONCE);
    assertInstanceOf(Refused.class, policy.decide(forged));
  }

  @Test
  void guessesOfDeviceTokensAreCountedAndLockedOutOnesAreNotLookedAt() {
    String token = accepted(Attempt.local().by(device)).deviceToken().orElseThrow().token();
    var guesses = new Guesses();
    refused(Attempt.local().deviceToken("guess").guesses(guesses).by(device));
    assertEquals(1, guesses.wrong);
    accepted(Attempt.local().deviceToken(token).guesses(guesses).by(device));
    assertEquals(1, guesses.right);
    guesses.lock = Optional.of(Duration.ofSeconds(9));
    Refused locked =
        assertInstanceOf(
            Refused.class,
            policy.decide(Attempt.local().deviceToken(token).guesses(guesses).by(device)));
    assertEquals(guesses.lock, locked.error().retryAfter());
    assertTrue(locked.error().message().startsWith("unauthorized: too many failed"));
  }

  private DevicePolicy at(long offsetMs) {
    return new DevicePolicy(
        store,
        InstantSource.fixed(Instant.ofEpochMilli(Attempt.NOW + offsetMs)),
        announced::add,
        () -> {});
  }

  private boolean serves(String token, long offsetMs) {
    ConnectAttempt attempt =
        Attempt.local().deviceToken(token).by(device, Attempt.NOW + offsetMs, Attempt.NONCE);
    return at(offsetMs).decide(attempt) instanceof Accepted;
  }

  @Test
  void renewedTokenServesUntilTheNewOneIsUsedAndTenMinutesAtMost() {
    String old = token(accepted(Attempt.local().by(device)));
    String renewed = token(accepted(Attempt.local().scopes("operator.admin").by(device)));
    assertNotEquals(old, renewed);

    Accepted again = accepted(Attempt.local().deviceToken(old).scopes("operator.admin").by(device));
    assertEquals(renewed, token(again), "whoever comes with the old one hears of the new one");
    assertTrue(serves(old, 599_000));
    assertFalse(serves(old, 600_000));
    assertFalse(serves(old, -60_000), "a clock that was set back lengthens nothing");
    assertTrue(serves(renewed, 0));
    assertFalse(serves(old, 0), "the new one was used");
    assertFalse(serves(old, 1_000));
  }

  @Test
  void renewalOfATokenThatWasNeverUsedKeepsBothOfThem() {
    String old = token(accepted(Attempt.local().by(device)));
    String renewed = token(accepted(Attempt.local().scopes("operator.pairing").by(device)));
    Accepted wider = accepted(Attempt.local().scopes("operator.admin").by(device));
    assertEquals(renewed, token(wider));
    assertTrue(wider.helloScopes().contains("operator.admin"));
    assertTrue(serves(old, 0));
    assertTrue(serves(renewed, 0));
  }

  @Test
  void rotationAndRevocationAfterARenewalActAtOnce() throws Exception {
    String old = token(accepted(Attempt.local().by(device)));
    String renewed = token(accepted(Attempt.local().scopes("operator.admin").by(device)));
    var desk =
        new PairingDesk(store, InstantSource.fixed(Instant.ofEpochMilli(Attempt.NOW + 1000)));
    var unused = desk.rotate(device.id(), "operator", Optional.empty(), Asker.OWNER);
    assertFalse(serves(old, 1000));
    assertFalse(serves(renewed, 1000));
    String before = token(accepted(Attempt.local().by(device)));
    var revoked = desk.revoke(device.id(), "operator", Asker.OWNER);
    assertFalse(serves(before, 1000));
    assertNotEquals(unused, revoked);
  }
}
