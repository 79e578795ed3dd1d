package ai.openclaw.core.configrpc.internal;

import ai.openclaw.api.rpc.ParamCheck;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.config.ConfigSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config.schema.lookup}: what the field at one path may be, and what is below it. */
@Component(
    property = {RpcMethod.METHOD + "=config.schema.lookup", RpcMethod.SCOPE + "=operator.read"})
public final class SchemaLookupMethod implements RpcMethod {
  private static final String PATTERN = "^[A-Za-z0-9_./\\[\\]\\-*]+$";
  private static final int LONGEST = 1024;

  private final ConfigSchema schema;

  /** Creates it. */
  @Activate
  public SchemaLookupMethod(@Reference ConfigSchema schema) {
    this.schema = schema;
  }

  @Override
  public void call(RpcCall call) {
    var check = new ParamCheck();
    JsonNode path = call.params().path("path");
    if (check.object("", call.params(), List.of("path"), Set.of("path"))) {
      check.filled("/path", path);
      check.atMost("/path", path, LONGEST);
      check.pattern("/path", path, PATTERN);
    }
    Optional<RpcError> wrong = check.error(call.method());
    if (wrong.isPresent()) {
      call.fail(wrong.get());
      return;
    }
    Optional<ObjectNode> found = new SchemaLookup(schema.current()).at(path.textValue());
    if (found.isPresent()) {
      call.answer(found.get());
    } else {
      call.fail(RpcError.invalidRequest("config schema path not found"));
    }
  }
}
