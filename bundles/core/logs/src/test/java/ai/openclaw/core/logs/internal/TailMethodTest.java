package ai.openclaw.core.logs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.rpc.Principal;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailMethodTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path temp = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"limit\":\"x\"} | at /limit: must be integer",
        "{\"limit\":0} | at /limit: must be >= 1",
        "{\"limit\":5001} | at /limit: must be <= 5000",
        "{\"maxBytes\":1000001} | at /maxBytes: must be <= 1000000",
        "{\"cursor\":-1} | at /cursor: must be >= 0",
        "{\"unknownKey\":1} | at root: unexpected property 'unknownKey'"
      })
  void refusesParametersByPathAndExpectation(String params, String reason) throws Exception {
    Call call = new Call(JSON.readTree(params));
    method("").call(call);
    assertEquals(RpcError.Code.INVALID_REQUEST, call.error.orElseThrow().code());
    assertEquals("invalid logs.tail params: " + reason, call.error.orElseThrow().message());
  }

  @Test
  void answersWithTheKeysOfTheProtocol() throws Exception {
    Call call = new Call(MissingNode.getInstance());
    TailMethod method = method("one\ntwo\n");
    method.call(call);
    JsonNode answer = call.answer.orElseThrow();
    assertEquals(
        "{\"file\":"
            + JSON.writeValueAsString(temp.resolve("a.log").toString())
            + ",\"cursor\":8,\"size\":8,\"lines\":[\"one\",\"two\"],\"truncated\":false,"
            + "\"reset\":false}",
        answer.toString());
    Call next = new Call(JSON.readTree("{\"cursor\":8}"));
    method.call(next);
    assertEquals(0, next.answer.orElseThrow().path("lines").size());
    assertTrue(next.error.isEmpty());
  }

  private TailMethod method(String content) throws Exception {
    Path file = Files.writeString(temp.resolve("a.log"), content);
    return new TailMethod(new LogTail(new TestPlace(file), new TestRedactor()));
  }

  /** One request. */
  private static final class Call implements RpcCall {
    private final JsonNode params;
    private Optional<JsonNode> answer = Optional.empty();
    private Optional<RpcError> error = Optional.empty();

    Call(JsonNode params) {
      this.params = params;
    }

    @Override
    public String method() {
      return "logs.tail";
    }

    @Override
    public JsonNode params() {
      return params;
    }

    @Override
    public Principal principal() {
      throw new UnsupportedOperationException("nobody asks who calls");
    }

    @Override
    public String connectionId() {
      return "c1";
    }

    @Override
    public boolean direct() {
      return true;
    }

    @Override
    public boolean cancelled() {
      return false;
    }

    @Override
    public void accepted(JsonNode payload) {
      throw new UnsupportedOperationException("one answer is enough");
    }

    @Override
    public void answer(JsonNode payload) {
      answer = Optional.of(payload);
    }

    @Override
    public void fail(RpcError reason, Optional<JsonNode> payload) {
      error = Optional.of(reason);
    }
  }
}
