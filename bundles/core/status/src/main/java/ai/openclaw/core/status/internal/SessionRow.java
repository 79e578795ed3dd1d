package ai.openclaw.core.status.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes one session as {@code status} shows it. */
final class SessionRow {
  private SessionRow() {}

  static void write(ObjectNode row, Sessions.Session session, Optional<Model> usual, long nowMs) {
    JsonNode entry = session.entry();
    String id = entry.path("sessionId").asText();
    row.put("agentId", session.agentId());
    row.put("key", session.key());
    row.put("kind", kind(session));
    row.put("sessionId", id);
    row.put("updatedAt", session.updatedAt());
    row.put("age", nowMs - session.updatedAt());
    row.put("abortedLastRun", entry.path("abortedLastRun").asBoolean());
    tokens(row, entry, usual);
    ArrayNode flags = row.putArray("flags");
    if (!id.isEmpty()) {
      flags.add("id:" + id);
    }
  }

  private static void tokens(ObjectNode row, JsonNode entry, Optional<Model> usual) {
    OptionalLong context =
        entry.path("contextTokens").isNumber()
            ? OptionalLong.of(entry.path("contextTokens").asLong())
            : usual.map(Model::contextTokens).orElse(OptionalLong.empty());
    Optional<Model> model =
        entry.path("model").isTextual()
            ? Optional.of(new Model(entry.path("model").asText(), context))
            : usual.map(known -> new Model(known.id(), context));
    JsonNode total = entry.path("totalTokens");
    if (total.isNumber()) {
      row.put("totalTokens", total.asLong());
    } else {
      row.putNull("totalTokens");
    }
    row.put("totalTokensFresh", entry.path("totalTokensFresh").asBoolean());
    if (total.isNumber() && context.isPresent() && context.getAsLong() > 0) {
      long size = context.getAsLong();
      row.put("remainingTokens", Math.max(0, size - total.asLong()));
      row.put("percentUsed", Math.min(999, Math.round(100.0 * total.asLong() / size)));
    } else {
      row.putNull("remainingTokens").putNull("percentUsed");
    }
    Model.write(row, model);
  }

  private static String kind(Sessions.Session session) {
    if (session.key().equals("global") || session.key().equals("unknown")) {
      return session.key();
    }
    String chat = session.entry().path("chatType").asText();
    boolean group =
        chat.equals("group")
            || chat.equals("channel")
            || session.key().contains(":group:")
            || session.key().contains(":channel:");
    return group ? "group" : "direct";
  }
}
