package ai.openclaw.core.configrpc.internal;

import ai.openclaw.api.rpc.ParamCheck;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.config.ConfigSchema;
import ai.openclaw.core.config.SchemaDocument;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config.schema}: what a configuration may be, for editors and forms. */
@Component(property = RpcMethod.METHOD + "=config.schema")
public final class SchemaMethod implements RpcMethod {
  private final ConfigSchema schema;
  private final String version;

  /** Creates it. */
  @Activate
  public SchemaMethod(@Reference ConfigSchema schema, BundleContext context) {
    this(
        schema,
        Optional.ofNullable(context.getProperty("openclaw.version"))
            .orElseGet(() -> context.getBundle().getVersion().toString()));
  }

  SchemaMethod(ConfigSchema schema, String version) {
    this.schema = schema;
    this.version = version;
  }

  @Override
  public void call(RpcCall call) {
    var check = new ParamCheck();
    if (!call.params().isMissingNode()) {
      check.object("", call.params(), List.of(), Set.of());
    }
    Optional<RpcError> wrong = check.error(call.method());
    if (wrong.isPresent()) {
      call.fail(wrong.get());
      return;
    }
    SchemaDocument document = schema.current();
    var answer = JsonNodeFactory.instance.objectNode();
    answer.set("schema", document.schema());
    answer.set("uiHints", document.hints());
    answer.put("version", version);
    answer.put("generatedAt", document.composedAt().toString());
    call.answer(answer);
  }
}
