package ai.openclaw.core.secrets.internal.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parameters of {@code secrets.resolve}.
 *
 * @param commandName the command that asks
 * @param targetIds the ids of the targets it wants
 */
record ResolveParams(String commandName, List<String> targetIds) {
  /** Parameters that are not as they must be; the message names the field. */
  static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(String field) {
      super("invalid secrets.resolve params: " + field);
    }
  }

  static ResolveParams parse(JsonNode params) throws Invalid {
    JsonNode name = params.path("commandName");
    if (!name.isTextual() || name.textValue().isBlank()) {
      throw new Invalid("commandName");
    }
    JsonNode ids = params.path("targetIds");
    if (!ids.isArray()) {
      throw new Invalid("targetIds");
    }
    var list = new ArrayList<String>();
    for (JsonNode id : ids) {
      if (!id.isTextual()) {
        throw new Invalid("targetIds");
      }
      list.add(id.textValue());
    }
    for (Map.Entry<String, JsonNode> field : params.properties()) {
      if (!field.getKey().equals("commandName") && !field.getKey().equals("targetIds")) {
        throw new Invalid("targetIds");
      }
    }
    return new ResolveParams(name.textValue(), List.copyOf(list));
  }
}
