package ai.openclaw.core.status.internal;

import ai.openclaw.api.rpc.Principal;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls a method and reads its answer as it goes over the wire. */
public final class Calls {
  public static final Principal ADMIN =
      new Principal("operator", Set.of("operator.admin"), Optional.empty());
  public static final Principal READER =
      new Principal("operator", Set.of("operator.read"), Optional.empty());
  private static final ObjectMapper JSON = new ObjectMapper();

  private Calls() {}

  public static JsonNode answer(RpcMethod method, Principal principal, String params)
      throws Exception {
    var answer = new CompletableFuture<JsonNode>();
    method.call(new Call(principal, JSON.readTree(params), answer));
    return wire(answer.get(60, TimeUnit.SECONDS));
  }

  /** The message of the error that the call ends with. */
  public static String refusal(RpcMethod method, Principal principal, String params)
      throws Exception {
    var answer = new CompletableFuture<JsonNode>();
    method.call(new Call(principal, JSON.readTree(params), answer));
    return answer
        .handle((ok, failure) -> failure == null ? "no error" : failure.getMessage())
        .thenApply(String::valueOf)
        .get(60, TimeUnit.SECONDS);
  }

  public static JsonNode wire(JsonNode sent) throws JsonProcessingException {
    return JSON.readTree(JSON.writeValueAsString(sent));
  }

  private record Call(Principal principal, JsonNode params, CompletableFuture<JsonNode> answer)
      implements RpcCall {
    @Override
    public String method() {
      return "method";
    }

    @Override
    public String connectionId() {
      return "c";
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
      throw new UnsupportedOperationException();
    }

    @Override
    public void answer(JsonNode payload) {
      answer.complete(payload);
    }

    @Override
    public void fail(RpcError error, Optional<JsonNode> payload) {
      answer.completeExceptionally(new IllegalStateException(error.message()));
    }
  }
}
