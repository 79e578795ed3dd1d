package ai.openclaw.core.devices.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.rpc.RpcEvent;
import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.ConnectDecision.Accepted;
import ai.openclaw.core.devices.ConnectDecision.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesComponentTest {
  private final Path paired;
  private final TestDevice device = new TestDevice();
  private final DevicesComponent component;

  DevicesComponentTest(@TempDir Path state) {
    paired = state.resolve("devices/paired.json");
    component = new DevicesComponent(new PairingStore(state.resolve("devices")));
  }

  @Test
  void useOfATokenIsWrittenAtTheStopAtTheLatest() throws IOException {
    Accepted first = assertInstanceOf(Accepted.class, component.decide(now(Attempt.local())));
    String token = first.deviceToken().orElseThrow().token();

    assertInstanceOf(Accepted.class, component.decide(now(Attempt.local().deviceToken(token))));
    assertFalse(Files.readString(paired).contains("lastUsedAtMs"));
    component.deactivate();

    assertTrue(Files.readString(paired).contains("lastUsedAtMs"));
  }

  @Test
  void requestThatWaitsIsAnnouncedToThoseWhoMayApproveIt() {
    List<RpcEvent> events = new ArrayList<>();
    component.bindEvents(events::add);

    assertInstanceOf(Refused.class, component.decide(now(Attempt.local().remote())));

    assertEquals("device.pair.requested", events.get(0).name());
    assertEquals(Optional.of("operator.pairing"), events.get(0).scope());
    assertEquals(device.id(), events.get(0).payload().path("deviceId").asText());
    component.deactivate();
  }

  private ConnectAttempt now(Attempt attempt) {
    return attempt.by(device, System.currentTimeMillis(), Attempt.NONCE);
  }
}
