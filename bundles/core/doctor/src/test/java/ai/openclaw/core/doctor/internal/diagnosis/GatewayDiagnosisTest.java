package ai.openclaw.core.doctor.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Mend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayDiagnosisTest {
  private static final String TOKEN = "\"auth\":{\"token\":\"abcdefgh\"}";

  @TempDir Path state;

  @Test
  void aMissingModeIsSetToLocal() {
    List<Finding> found = find(Map.of(), "\"gateway\":{" + TOKEN + "}");
    assertEquals(List.of("GATEWAY_MODE_MISSING"), codes(found));
    Mend.SetConfig set = set(found.get(0));
    assertEquals(List.of("gateway", "mode"), set.path());
    assertEquals("local", set.value().asText());
  }

  @Test
  void aMissingTokenIsGeneratedAndNoTextShowsIt() {
    List<Finding> found = find(Map.of(), "\"gateway\":{\"mode\":\"local\"}");
    assertEquals(List.of("GATEWAY_TOKEN_MISSING"), codes(found));
    String token = set(found.get(0)).value().asText();
    assertTrue(token.matches("[0-9a-f]{48}"), "as the gateway makes them");
    assertFalse((found.get(0).message() + found.get(0).remedy()).contains(token));
    assertFalse(found.get(0).mend().orElseThrow().summary().contains(token));
  }

  @Test
  void aTokenThatIsSomewhereIsNotMissing() {
    String local = "\"gateway\":{\"mode\":\"local\",\"auth\":%s}";
    for (String auth :
        List.of(
            "{\"token\":\"abc\"}",
            "{\"token\":{\"source\":\"env\",\"provider\":\"default\",\"id\":\"T\"}}",
            "{\"token\":\"${GATEWAY_TOKEN}\"}",
            "{\"mode\":\"none\"}",
            "{\"mode\":\"password\"}",
            "{\"password\":\"abc\"}")) {
      assertEquals(List.of(), find(Map.of(), local.formatted(auth)), auth);
    }
    assertEquals(
        List.of(), find(Map.of("OPENCLAW_GATEWAY_TOKEN", "x"), local.formatted("{}")), "variable");
    assertEquals(List.of(), find(Map.of(), "\"gateway\":{\"mode\":\"remote\"}"));
    assertEquals(List.of(), find(Map.of(), ""), "without a configuration there is nothing to mend");
  }

  @Test
  void aPortThatSomebodyElseHoldsIsNamed() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String taken = "\"gateway\":{\"port\":" + other.getLocalPort() + "}";
      var answering =
          new Thread(
              () -> {
                try (var socket = other.accept()) {
                  socket
                      .getOutputStream()
                      .write("HTTP/1.0 404 no\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException closed) {
                  // The test is over.
                  return;
                }
              });
      answering.start();
      List<Finding> found = new ReachDiagnosis(false).examine(Look.at(state, taken));
      assertEquals(List.of("GATEWAY_PORT_TAKEN"), codes(found));
      assertTrue(found.get(0).message().contains("another program"), found.get(0).message());
      answering.join();
      assertEquals(List.of(), new ReachDiagnosis(true).examine(Look.at(state, taken)));
    }
  }

  @Test
  void openDoorsAreNamedWithWhatClosesThem() {
    String config =
        "\"channels\":{\"a\":{\"dmPolicy\":\"open\"},\"b\":{\"dm\":{\"policy\":\"open\"}},"
            + "\"c\":{\"dmPolicy\":\"open\",\"enabled\":false},"
            + "\"d\":{\"dmPolicy\":\"pairing\",\"accounts\":{\"x\":{\"dmPolicy\":\"open\"}}}},"
            + "\"gateway\":{\"bind\":\"lan\",\"auth\":{\"mode\":\"none\"}}";
    List<Finding> found = new ExposureDiagnosis().examine(Look.at(state, config));
    assertEquals(
        List.of(
            "channels.a.dmPolicy",
            "channels.b.dm.policy",
            "channels.d.accounts.x.dmPolicy",
            "gateway.auth.mode"),
        found.stream().map(Finding::path).toList());
    assertEquals(Finding.Severity.ERROR, found.get(3).severity());
  }

  private List<Finding> find(Map<String, String> environment, String config) {
    return new GatewayDiagnosis(environment).examine(Look.at(state, config));
  }

  private static List<String> codes(List<Finding> found) {
    return found.stream().map(Finding::code).toList();
  }

  private static Mend.SetConfig set(Finding finding) {
    return (Mend.SetConfig) finding.mend().orElseThrow().actions().get(0);
  }
}
