package ai.openclaw.core.models.internal;

import ai.openclaw.api.rpc.ParamCheck;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.secrets.SecretsRuntime;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code models.list}: the models that the configuration names. */
@Component(property = {RpcMethod.METHOD + "=models.list", RpcMethod.SCOPE + "=operator.read"})
public final class ModelsListMethod implements RpcMethod {
  private static final Set<String> VIEWS = Set.of("default", "configured", "all");

  private final SecretsRuntime secrets;

  /** Reads the active configuration at each call. */
  @Activate
  public ModelsListMethod(@Reference SecretsRuntime secrets) {
    this.secrets = secrets;
  }

  @Override
  public void call(RpcCall call) {
    var check = new ParamCheck();
    JsonNode view = call.params().path("view");
    if (!call.params().isMissingNode()
        && check.object("", call.params(), List.of(), Set.of("view"))) {
      check.oneConstant("/view", view, VIEWS);
    }
    Optional<RpcError> wrong = check.error(call.method());
    if (wrong.isPresent()) {
      call.fail(wrong.get());
      return;
    }
    KnownModels models = KnownModels.of(secrets.current().config().effective());
    var answer = JsonNodeFactory.instance.objectNode();
    answer.set("models", view.asText().equals("all") ? models.all() : models.choosable());
    call.answer(answer);
  }
}
