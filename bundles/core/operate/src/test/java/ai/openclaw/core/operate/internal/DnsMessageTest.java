package ai.openclaw.core.operate.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DnsMessageTest {
  private static final String SERVICE = "_openclaw-gw._tcp.local";

  @Test
  void announcementBecomesABeacon() {
    List<Beacon> beacons = Beacon.of(SERVICE, DnsMessage.answers(ByteBuffer.wrap(announcement())));
    assertEquals(1, beacons.size());
    ObjectNode node = World.JSON.createObjectNode();
    beacons.get(0).write(node);
    assertEquals("den", node.path("instanceName").asText());
    assertEquals("wss://den.local:18789", node.path("wsUrl").asText());
    assertEquals("The den", node.path("displayName").asText());
    assertEquals(22, node.path("sshPort").asInt());
    assertTrue(node.path("gatewayPort").isMissingNode());
  }

  @Test
  void everyCutOfAMessageIsReadWithoutAFault() {
    byte[] whole = announcement();
    for (int length = 0; length < whole.length; length++) {
      Beacon.of(SERVICE, DnsMessage.answers(ByteBuffer.wrap(whole, 0, length).slice()));
    }
  }

  @Test
  void nameThatPointsToItselfEnds() {
    byte[] message = {0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, (byte) 0xC0, 12, 0, 12, 0, 1};
    assertEquals(List.of(), DnsMessage.answers(ByteBuffer.wrap(message)));
  }

  @Test
  void noiseIsReadWithoutAFault() {
    var random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] noise = new byte[random.nextInt(80)];
      random.nextBytes(noise);
      DnsMessage.answers(ByteBuffer.wrap(noise));
    }
  }

  @Test
  void questionAsksForTheServiceAndAnAnswerToTheAsker() {
    ByteBuffer question = DnsMessage.question(SERVICE);
    assertEquals(1, question.getShort(4));
    assertEquals((short) 0x8001, question.getShort(question.limit() - 2));
    assertTrue(StandardCharsets.US_ASCII.decode(question).toString().contains("_openclaw-gw"));
  }

  private static byte[] announcement() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 0, (byte) 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 2});
    name(out, SERVICE);
    record(out, DnsMessage.PTR, named("den." + SERVICE));
    name(out, "den." + SERVICE);
    var srv = new ByteArrayOutputStream();
    srv.writeBytes(new byte[] {0, 0, 0, 0, 0x49, 0x65});
    name(srv, "den.local");
    record(out, DnsMessage.SRV, srv.toByteArray());
    name(out, "den." + SERVICE);
    var txt = new ByteArrayOutputStream();
    for (String pair :
        List.of("displayName=The den", "sshPort=22", "gatewayTls=1", "gatewayPort=x", "flag")) {
      txt.write(pair.length());
      txt.writeBytes(pair.getBytes(StandardCharsets.UTF_8));
    }
    record(out, DnsMessage.TXT, txt.toByteArray());
    return out.toByteArray();
  }

  private static void record(ByteArrayOutputStream out, int type, byte[] data) {
    out.writeBytes(new byte[] {0, (byte) type, 0, 1, 0, 0, 0, 60, 0, (byte) data.length});
    out.writeBytes(data);
  }

  private static byte[] named(String name) {
    var out = new ByteArrayOutputStream();
    name(out, name);
    return out.toByteArray();
  }

  private static void name(ByteArrayOutputStream out, String name) {
    for (String label : name.split("\\.", -1)) {
      out.write(label.length());
      out.writeBytes(label.getBytes(StandardCharsets.UTF_8));
    }
    out.write(0);
  }
}
