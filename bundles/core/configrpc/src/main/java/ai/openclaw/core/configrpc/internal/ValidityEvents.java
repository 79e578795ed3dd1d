package ai.openclaw.core.configrpc.internal;

import ai.openclaw.api.rpc.RpcEvent;
import ai.openclaw.api.rpc.RpcEvents;
import ai.openclaw.core.config.ConfigDiagnosis.Rejection;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigListener;
import ai.openclaw.core.config.ConfigSnapshot;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells clients, by {@code config.validity}, when the files begin or cease to be refused. */
@Component
public final class ValidityEvents implements ConfigListener {
  private static final String EVENT = "config.validity";
  private static final String SCOPE = "operator.read";

  private final RpcEvents events;

  /** Tells through the gateway. */
  @Activate
  public ValidityEvents(@Reference RpcEvents events) {
    this.events = events;
  }

  @Override
  public void changed(ConfigSnapshot before, ConfigSnapshot after, Set<String> paths) {
    // Whoever reads the configuration sees the change there.
  }

  @Override
  public void rejected(Optional<Rejection> now) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("valid", now.isEmpty());
    ArrayNode issues = payload.putArray("issues");
    now.ifPresent(
        rejection -> {
          payload.put("state", rejection.state()).put("since", rejection.since().toEpochMilli());
          for (ConfigIssue issue : rejection.issues()) {
            issues
                .addObject()
                .put("path", issue.path())
                .put("code", issue.code())
                .put("message", issue.message());
          }
        });
    events.publish(RpcEvent.toScope(EVENT, payload, SCOPE, true));
  }
}
