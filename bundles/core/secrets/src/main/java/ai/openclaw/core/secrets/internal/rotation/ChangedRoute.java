package ai.openclaw.core.secrets.internal.rotation;

import ai.openclaw.api.http.HttpAnswer;
import ai.openclaw.api.http.HttpCall;
import ai.openclaw.api.http.HttpRoute;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.ReloadOutcome;
import ai.openclaw.core.secrets.internal.engine.ResolutionSettings;
import ai.openclaw.core.secrets.internal.runtime.LiveSecrets;
import ai.openclaw.core.secrets.internal.runtime.Published;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code POST /secrets/changed}: a secret manager says that values have changed. Why they could not
 * be had stays in the log. Calls that arrive before a pass began share it.
 */
@Component(property = {HttpRoute.PATH + "=/secrets/changed", HttpRoute.METHODS + "=POST"})
public final class ChangedRoute implements HttpRoute {
  private static final HttpAnswer UNAVAILABLE = error(503, "secrets.reload failed", "unavailable");

  private final LiveSecrets secrets;
  private final Rotations rotations;

  /** Creates it. */
  @Activate
  public ChangedRoute(@Reference LiveSecrets secrets, @Reference Rotations rotations) {
    this.secrets = secrets;
    this.rotations = rotations;
  }

  @Override
  public HttpAnswer handle(HttpCall call) throws IOException {
    if (fromElsewhere(call)) {
      return error(403, "a web page may not report changes", "forbidden");
    }
    ChangedBody body;
    try {
      body = ChangedBody.parse(call.body());
    } catch (ChangedBody.Invalid e) {
      return error(400, String.valueOf(e.getMessage()), "invalid_request_error");
    }
    Published state = secrets.published();
    Optional<String> alias = body.provider();
    if (alias.isPresent() && !known(state, alias.get())) {
      return error(404, "secrets.providers has no such alias", "not_found");
    }
    try {
      return answer(body.everything() ? reload(state) : rotate(state, body));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNAVAILABLE;
    } catch (ExecutionException | IllegalStateException e) {
      return UNAVAILABLE;
    }
  }

  // Where the gateway asks for no credential, any page in a browser on this machine could call.
  private static boolean fromElsewhere(HttpCall call) {
    Optional<String> origin = call.header("Origin");
    if (origin.isEmpty()) {
      return false;
    }
    try {
      return !call.header("Host")
          .equals(Optional.ofNullable(URI.create(origin.get()).getAuthority()));
    } catch (IllegalArgumentException noAddress) {
      return true;
    }
  }

  private static boolean known(Published state, String alias) {
    return ResolutionSettings.of(state.activation().config()).provider(alias).isPresent()
        || state.active().stream().anyMatch(slot -> slot.ref().provider().equals(alias));
  }

  private ReloadOutcome reload(Published state) throws InterruptedException {
    var refs = new LinkedHashSet<SecretRef>();
    state.active().forEach(slot -> refs.add(slot.ref()));
    ReloadOutcome outcome = secrets.reload();
    rotations.tell(refs, outcome);
    return outcome;
  }

  private ReloadOutcome rotate(Published state, ChangedBody body)
      throws InterruptedException, ExecutionException {
    Set<SecretRef> refs = new LinkedHashSet<>();
    state.active().stream()
        .filter(slot -> body.matches(slot.ref()))
        .forEach(slot -> refs.add(slot.ref()));
    return refs.isEmpty()
        ? new ReloadOutcome.Activated(state.activation(), Set.of())
        : rotations.rotate(refs).get();
  }

  private static HttpAnswer answer(ReloadOutcome outcome) {
    if (!(outcome instanceof ReloadOutcome.Activated activated)) {
      return UNAVAILABLE;
    }
    ObjectNode payload =
        JsonNodeFactory.instance
            .objectNode()
            .put("ok", true)
            .put("activation", activated.activation().number());
    ArrayNode owners = payload.putArray("changedOwners");
    new TreeSet<>(activated.changedOwners()).forEach(owners::add);
    return HttpAnswer.json(200, payload.toString());
  }

  private static HttpAnswer error(int status, String message, String type) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("error").put("message", message).put("type", type);
    return HttpAnswer.json(status, answer.toString());
  }
}
