package ai.openclaw.core.channels.internal;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.CredentialText;
import ai.openclaw.core.secrets.Activation;
import ai.openclaw.core.secrets.OwnerState;
import ai.openclaw.core.secrets.SecretContent;
import ai.openclaw.core.secrets.SecretField;
import ai.openclaw.core.secrets.SecretTarget;
import ai.openclaw.core.secrets.SecretTargets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The accounts of one channel, as far as configuration and credentials tell. Immutable; holds no
 * credential.
 */
final class ChannelAccounts {
  static final String DEFAULT = "default";
  private static final Set<String> TOKENS = Set.of("token", "botToken", "appToken");
  private static final List<String> FACTS =
      List.of(
          "name",
          "mode",
          "dmPolicy",
          "allowFrom",
          "baseUrl",
          "allowUnmentionedGroups",
          "cliPath",
          "dbPath",
          "port");

  private final String channel;
  private final JsonNode settings;
  private final Activation activation;
  private final Map<String, List<SecretField>> credentials = new TreeMap<>();
  private final boolean needsCredential;
  private final boolean severalTokens;

  ChannelAccounts(String channel, Activation activation, SecretTargets targets) {
    this.channel = channel;
    this.activation = activation;
    ConfigSnapshot config = activation.config();
    settings = config.effective().path("channels").path(channel);
    List<String> start = List.of("channels", channel);
    List<SecretTarget> own =
        targets.all().stream()
            .filter(target -> target.profileType().isEmpty())
            .filter(target -> startsWith(target.field().path().segments(), start))
            .toList();
    needsCredential = !own.isEmpty();
    severalTokens =
        own.stream().anyMatch(target -> target.field().path().segments().contains("appToken"));
    if (settings.path("accounts") instanceof ObjectNode accounts) {
      accounts.fieldNames().forEachRemaining(id -> credentials.put(id, new ArrayList<>()));
    }
    for (SecretTarget target : own) {
      for (SecretField field : targets.fields(config.source(), target)) {
        if (!(field.content() instanceof SecretContent.Absent)) {
          String account = target.account(field.path()).orElse(DEFAULT);
          credentials.computeIfAbsent(account, id -> new ArrayList<>()).add(field);
        }
      }
    }
    if (credentials.isEmpty()) {
      credentials.put(DEFAULT, List.of());
    }
  }

  private static boolean startsWith(List<String> path, List<String> start) {
    return path.size() > start.size() && path.subList(0, start.size()).equals(start);
  }

  /** The ids, in alphabetical order. */
  Set<String> ids() {
    return credentials.keySet();
  }

  /** The account that is meant when none is named. */
  String defaultId() {
    String chosen = settings.path("defaultAccount").asText();
    if (credentials.containsKey(chosen)) {
      return chosen;
    }
    return credentials.containsKey(DEFAULT) ? DEFAULT : credentials.keySet().iterator().next();
  }

  /** What is known of one account. */
  ObjectNode snapshot(String id) {
    JsonNode own = settings.path("accounts").path(id);
    List<SecretField> fields = credentials.getOrDefault(id, List.of());
    ObjectNode snapshot = JsonNodeFactory.instance.objectNode().put("accountId", id);
    for (String fact : FACTS) {
      JsonNode value = own.has(fact) ? own.path(fact) : settings.path(fact);
      if (!value.isMissingNode() && !(fact.equals("name") && own.isMissingNode())) {
        snapshot.set(
            fact,
            value.isTextual() && CredentialText.login(value.textValue())
                ? TextNode.valueOf(CredentialText.withoutLogin(value.textValue()))
                : value);
      }
    }
    boolean file = (own.isMissingNode() ? settings : own).hasNonNull("tokenFile");
    snapshot.put(
        "enabled", settings.path("enabled").asBoolean(true) && own.path("enabled").asBoolean(true));
    snapshot.put("configured", !needsCredential || file || !fields.isEmpty());
    tokens(snapshot, fields, file);
    snapshot.put("running", false);
    snapshot.put("connected", false);
    Optional<String> trouble = trouble();
    snapshot.put("lastError", trouble.orElse(null));
    snapshot.putNull("lastStartAt").putNull("lastStopAt");
    return snapshot;
  }

  private void tokens(ObjectNode snapshot, List<SecretField> fields, boolean file) {
    boolean told = false;
    for (SecretField field : fields) {
      String key = field.path().get(field.path().size() - 1);
      if (TOKENS.contains(key)) {
        told = true;
        snapshot.put(severalTokens ? key + "Source" : "tokenSource", "config");
        boolean there =
            field.content() instanceof SecretContent.Plain
                || activation.value(field.text()).isPresent();
        snapshot.put(
            severalTokens ? key + "Status" : "tokenStatus",
            there ? "available" : "configured_unavailable");
      }
    }
    if (!told && needsCredential && !severalTokens) {
      snapshot.put("tokenSource", file ? "tokenFile" : "none");
      snapshot.put("tokenStatus", file ? "available" : "missing");
    }
  }

  private Optional<String> trouble() {
    String owner = "channels." + channel;
    return activation.owners().stream()
        .filter(state -> state.owner().equals(owner) || state.owner().startsWith(owner + "."))
        .filter(state -> state.condition() == OwnerState.Condition.COLD)
        .map(OwnerState::cause)
        .findFirst();
  }
}
