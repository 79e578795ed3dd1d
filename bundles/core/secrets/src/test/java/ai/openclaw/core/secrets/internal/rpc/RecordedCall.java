package ai.openclaw.core.secrets.internal.rpc;

import ai.openclaw.api.rpc.Principal;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A request whose answer is kept. */
final class RecordedCall implements RpcCall {
  final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
  final CompletableFuture<RpcError> error = new CompletableFuture<>();
  private final JsonNode params;

  RecordedCall(JsonNode params) {
    this.params = params;
  }

  static RecordedCall withoutParams() {
    return new RecordedCall(MissingNode.getInstance());
  }

  @Override
  public String method() {
    return "";
  }

  @Override
  public JsonNode params() {
    return params;
  }

  @Override
  public Principal principal() {
    return new Principal("operator", Set.of("operator.admin"), Optional.empty());
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
    throw new AssertionError("these methods have one answer");
  }

  @Override
  public void answer(JsonNode payload) {
    answer.complete(payload);
  }

  @Override
  public void fail(RpcError why, Optional<JsonNode> payload) {
    error.complete(why);
  }
}
