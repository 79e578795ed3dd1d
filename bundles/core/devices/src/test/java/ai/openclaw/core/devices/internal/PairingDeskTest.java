package ai.openclaw.core.devices.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.rpc.Principal;
import ai.openclaw.api.rpc.RpcEvent;
import ai.openclaw.core.devices.ConnectDecision;
import ai.openclaw.core.devices.ConnectDecision.Accepted;
import ai.openclaw.core.devices.ConnectDecision.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PairingDeskTest {
  private final InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(Attempt.NOW));
  private final List<RpcEvent> events = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();
  private final TestDevice device = new TestDevice();
  private final Path folder;
  private final DevicePolicy policy;
  private final PairingDesk desk;

  PairingDeskTest(@TempDir Path folder) {
    this.folder = folder;
    var store = new PairingStore(folder);
    policy = new DevicePolicy(store, clock, request -> {}, () -> {});
    desk = new PairingDesk(store, clock);
    desk.bindEvents(events::add);
    desk.bindListener((id, role) -> dropped.add(id + role.map(text -> " " + text).orElse("")));
  }

  @Test
  void approvedDeviceIsLetInWithATokenOfItsOwn() throws Exception {
    String request = ask(device, "operator.read");

    JsonNode answer = desk.approve(request, Asker.OWNER).payload();

    assertEquals(request, answer.path("requestId").asText());
    assertEquals(device.id(), answer.path("device").path("deviceId").asText());
    Accepted accepted = assertInstanceOf(Accepted.class, connect(device, "operator.read"));
    assertEquals(List.of("operator.read"), accepted.helloScopes());
    assertTrue(accepted.deviceToken().isPresent());
    assertEquals("device.pair.resolved", events.get(0).name());
    assertEquals("approved", events.get(0).payload().path("decision").asText());
    assertEquals(Optional.of("operator.pairing"), events.get(0).scope());
  }

  @Test
  void listShowsRequestsAndDevicesButNoToken() throws Exception {
    desk.approve(ask(device, "operator.read"), Asker.OWNER);
    ask(new TestDevice(), "operator.admin");

    JsonNode lists = desk.list(Asker.OWNER).payload();

    assertEquals(1, lists.path("pending").size());
    JsonNode paired = lists.path("paired").path(0);
    assertEquals("operator", paired.path("tokens").path(0).path("role").asText());
    assertFalse(paired.has("approvedScopes"));
    assertFalse(lists.toString().contains(token(device)), lists.toString());
  }

  @Test
  void nobodyGivesAwayAScopeTheyDoNotHave() throws Exception {
    String request = ask(device, "operator.read");
    var pairingOnly = asker("operator.pairing");

    assertEquals("missing scope: operator.read", refusal(() -> desk.approve(request, pairingOnly)));
    assertInstanceOf(Refused.class, connect(device, "operator.read"));
  }

  @Test
  void requestForScopesOfAnotherRoleIsRefused() throws Exception {
    String request = ask(device, "node.camera");

    assertEquals(
        "invalid scope for requested roles: node.camera",
        refusal(() -> desk.approve(request, Asker.OWNER)));
  }

  @Test
  void rejectedRequestIsGone() throws Exception {
    String request = ask(device, "operator.read");

    assertEquals(
        device.id(), desk.reject(request, Asker.OWNER).payload().path("deviceId").asText());

    assertEquals("unknown requestId", refusal(() -> desk.reject(request, Asker.OWNER)));
    assertEquals("unknown requestId", refusal(() -> desk.approve(request, Asker.OWNER)));
    assertEquals("rejected", events.get(0).payload().path("decision").asText());
  }

  @Test
  void removedDeviceHasToAskAgainAndLosesItsConnections() throws Exception {
    desk.approve(ask(device, "operator.read"), Asker.OWNER);
    ask(device, "operator.write");

    Pairings.Done done = desk.remove(device.id(), Asker.OWNER);
    assertEquals(List.of(), dropped);
    done.afterwards().run();

    assertEquals(List.of(device.id()), dropped);
    assertEquals(0, desk.list(Asker.OWNER).payload().path("pending").size());
    assertInstanceOf(Refused.class, connect(device, "operator.read"));
    assertEquals("unknown deviceId", refusal(() -> desk.remove(device.id(), Asker.OWNER)));
  }

  @Test
  void rotatedTokenIsShownToTheDeviceItselfAlone() throws Exception {
    desk.approve(ask(device, "operator.read"), Asker.OWNER);
    String before = token(device);

    JsonNode toOwner = rotate(Optional.empty(), Asker.OWNER);
    assertFalse(toOwner.has("token"));
    assertNotEquals(before, token(device));
    JsonNode toItself =
        rotate(
            Optional.empty(),
            new Asker(
                new Principal(
                    "operator", Set.of("operator.read"), Optional.of(device.id()), true)));
    assertEquals(token(device), toItself.path("token").asText());
    assertEquals(List.of(device.id() + " operator", device.id() + " operator"), dropped);
  }

  @Test
  void rotationNeverGivesMoreThanWasApproved() throws Exception {
    desk.approve(ask(device, "operator.read"), Asker.OWNER);
    String denied = "device token rotation denied";

    assertEquals(
        denied, refusal(() -> rotate(Optional.of(List.of("operator.admin")), Asker.OWNER)));
    assertEquals(
        denied,
        refusal(() -> rotate(Optional.of(List.of("operator.read")), asker("operator.pairing"))));
    assertEquals(
        denied, refusal(() -> desk.rotate(device.id(), "node", Optional.empty(), Asker.OWNER)));
    assertEquals(
        denied, refusal(() -> desk.rotate("other", "operator", Optional.empty(), Asker.OWNER)));
  }

  @Test
  void revokedRoleHasToBeApprovedAgain() throws Exception {
    desk.approve(ask(device, "operator.read"), Asker.OWNER);

    JsonNode answer = desk.revoke(device.id(), "operator", Asker.OWNER).payload();

    assertEquals(Attempt.NOW, answer.path("revokedAtMs").asLong());
    Refused refused = assertInstanceOf(Refused.class, connect(device, "operator.read"));
    assertTrue(refused.error().message().startsWith("pairing required"), refused.toString());
    desk.approve(ask(device, "operator.read"), Asker.OWNER);
    assertInstanceOf(Accepted.class, connect(device, "operator.read"));
  }

  @Test
  void callerThatOnlyProvedItsDeviceManagesNoOther() throws Exception {
    var other = new TestDevice();
    desk.approve(ask(device, "operator.pairing"), Asker.OWNER);
    desk.approve(ask(other, "operator.read"), Asker.OWNER);
    String request = ask(new TestDevice(), "operator.read");
    var confined =
        new Asker(
            new Principal("operator", Set.of("operator.pairing"), Optional.of(device.id()), true));

    JsonNode lists = desk.list(confined).payload();
    assertEquals(0, lists.path("pending").size());
    assertEquals(1, lists.path("paired").size());
    assertEquals("device pairing approval denied", refusal(() -> desk.approve(request, confined)));
    assertEquals("device pairing rejection denied", refusal(() -> desk.reject(request, confined)));
    assertEquals("device pairing removal denied", refusal(() -> desk.remove(other.id(), confined)));
    assertEquals(
        "device token revocation denied",
        refusal(() -> desk.revoke(other.id(), "operator", confined)));
  }

  private JsonNode rotate(Optional<List<String>> scopes, Asker asker) throws Exception {
    Pairings.Done done = desk.rotate(device.id(), "operator", scopes, asker);
    done.afterwards().run();
    return done.payload();
  }

  private String ask(TestDevice who, String scope) {
    Refused refused = assertInstanceOf(Refused.class, connect(who, scope));
    return refused.error().details().orElseThrow().path("requestId").asText();
  }

  private ConnectDecision connect(TestDevice who, String scope) {
    return policy.decide(Attempt.local().remote().scopes(scope).by(who));
  }

  private String token(TestDevice who) throws Exception {
    return new com.fasterxml.jackson.databind.ObjectMapper()
        .readTree(Files.readAllBytes(folder.resolve("paired.json")))
        .at("/" + who.id() + "/tokens/operator/token")
        .asText();
  }

  private static Asker asker(String scope) {
    return new Asker(new Principal("operator", Set.of(scope), Optional.empty()));
  }

  private static String refusal(Executable action) {
    return assertThrows(PairingRefused.class, action).answer();
  }
}
