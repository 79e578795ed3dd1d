package ai.openclaw.core.status.internal;

import ai.openclaw.core.host.Conditions;
import ai.openclaw.core.host.Conditions.Condition;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What is not right at the moment, from everyone who knows of such a thing. */
@Component(service = Standing.class)
public final class Standing {
  private static final String KEY = "conditions";

  private final List<Conditions> sources = new CopyOnWriteArrayList<>();

  /** Knows nobody yet. */
  @Activate
  public Standing() {}

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindConditions(Conditions source) {
    sources.add(source);
  }

  void unbindConditions(Conditions source) {
    sources.remove(source);
  }

  /** The conditions of all; empty in the good case, where answers have no key for them. */
  ArrayNode list() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Conditions source : sources) {
      for (Condition condition : source.conditions()) {
        ObjectNode entry = list.addObject();
        entry.put("code", condition.code()).put("since", condition.since().toEpochMilli());
        entry.put("message", condition.message());
        condition.paths().forEach(entry.putArray("paths")::add);
      }
    }
    return list;
  }

  /** An answer with the conditions, where there are any; the answer itself is not changed. */
  JsonNode added(JsonNode answer) {
    ArrayNode list = list();
    if (list.isEmpty()) {
      return answer;
    }
    String text = answer.toString();
    int end = text.lastIndexOf('}');
    String more = (text.charAt(end - 1) == '{' ? "\"" : ",\"") + KEY + "\":" + list;
    return new POJONode(new RawValue(text.substring(0, end) + more + text.substring(end)));
  }
}
