package ai.openclaw.core.gateway.internal.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ai.openclaw.core.gateway.internal.rpc.Inbound.Malformed;
import ai.openclaw.core.gateway.internal.rpc.Inbound.NotJson;
import ai.openclaw.core.gateway.internal.rpc.Inbound.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
  private static Inbound read(String text) {
    byte[] bytes = ("##" + text + "##").getBytes(StandardCharsets.UTF_8);
    return FrameReader.read(bytes, 2, bytes.length - 4);
  }

  @Test
  void requestKeepsItsPartsInAnyOrder() {
    var request =
        assertInstanceOf(
            Request.class,
            read(
                "{\"params\":{\"a\":[1,{\"b\":\"ü\"}]},\"method\":\"m\",\"id\":\"7\",\"type\":\"req\"}"));
    assertEquals("7", request.id().textValue());
    assertEquals("m", request.method());
    assertEquals("{\"a\":[1,{\"b\":\"ü\"}]}", request.params().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "x", "{", "{\"type\":\"req\"", "[1", "{} {}", "{\"a\":01}", "{a:1}"})
  void whatIsNoJsonIsNoJson(String text) {
    assertInstanceOf(NotJson.class, read(text));
  }

  @Test
  void nestingWithoutEndIsNoJson() {
    assertInstanceOf(NotJson.class, read("{\"params\":" + "[".repeat(100_000)));
  }

  @Test
  void everyReasonIsNamed() {
    var malformed = assertInstanceOf(Malformed.class, read("{\"id\":7,\"x\":{\"y\":[]}}"));
    assertEquals("7", malformed.id().orElseThrow().toString());
    assertEquals(
        List.of(
            "must have required property 'type'",
            "must have required property 'method'",
            "at root: unexpected property 'x'",
            "at /id: must be string"),
        malformed.reasons());
    assertEquals(
        List.of("at /type: must be string", "at /type: must be equal to constant"),
        assertInstanceOf(Malformed.class, read("{\"type\":1,\"id\":\"t\",\"method\":\"m\"}"))
            .reasons());
  }
}
