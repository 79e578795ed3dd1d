package ai.openclaw.core.channels.internal;

import ai.openclaw.core.secrets.Activation;
import ai.openclaw.core.secrets.SecretTargets;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The channels of a configuration.
 *
 * @param activation the active snapshot
 * @param targets knows credential fields
 */
record Channels(Activation activation, SecretTargets targets) {
  private static final Set<String> NOT_CHANNELS = Set.of("defaults", "modelByChannel");
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("bluebubbles", "BlueBubbles"),
          Map.entry("googlechat", "Google Chat"),
          Map.entry("imessage", "iMessage"),
          Map.entry("irc", "IRC"),
          Map.entry("line", "LINE"),
          Map.entry("msteams", "Microsoft Teams"),
          Map.entry("nextcloud-talk", "Nextcloud Talk"),
          Map.entry("qqbot", "QQ Bot"),
          Map.entry("whatsapp", "WhatsApp"));

  /** The ids, in the order of the configuration. */
  List<String> ids() {
    List<String> ids = new ArrayList<>();
    activation
        .config()
        .effective()
        .path("channels")
        .properties()
        .forEach(
            channel -> {
              if (channel.getValue().isObject() && !NOT_CHANNELS.contains(channel.getKey())) {
                ids.add(channel.getKey());
              }
            });
    return ids;
  }

  /** The answer to {@code channels.status}. */
  ObjectNode status(long nowMs) {
    ObjectNode status = JsonNodeFactory.instance.objectNode().put("ts", nowMs);
    ArrayNode order = status.putArray("channelOrder");
    ObjectNode labels = status.putObject("channelLabels");
    ObjectNode details = status.putObject("channelDetailLabels");
    status.putObject("channelSystemImages");
    ArrayNode meta = status.putArray("channelMeta");
    ObjectNode channels = status.putObject("channels");
    ObjectNode accounts = status.putObject("channelAccounts");
    ObjectNode defaults = status.putObject("channelDefaultAccountId");
    for (String id : ids()) {
      String label = label(id);
      order.add(id);
      labels.put(id, label);
      details.put(id, label);
      meta.addObject().put("id", id).put("label", label).put("detailLabel", label);
      var known = new ChannelAccounts(id, activation, targets);
      ArrayNode list = accounts.putArray(id);
      known.ids().forEach(account -> list.add(known.snapshot(account)));
      defaults.put(id, known.defaultId());
      channels.set(id, summary(known));
    }
    return status;
  }

  private static ObjectNode summary(ChannelAccounts accounts) {
    ObjectNode summary = accounts.snapshot(accounts.defaultId());
    summary.retain(
        List.of("configured", "tokenSource", "running", "lastStartAt", "lastStopAt", "lastError"));
    return summary;
  }

  private static String label(String id) {
    String known = LABELS.get(id);
    return known == null ? Character.toUpperCase(id.charAt(0)) + id.substring(1) : known;
  }
}
