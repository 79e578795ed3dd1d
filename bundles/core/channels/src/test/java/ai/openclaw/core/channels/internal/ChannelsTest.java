package ai.openclaw.core.channels.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.rpc.Principal;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.secrets.Activation;
import ai.openclaw.core.secrets.OwnerState;
import ai.openclaw.core.secrets.internal.surface.RegisteredTargets;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChannelsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONFIG =
      """
      {"channels": {
        "defaults": {"groupPolicy": "open"},
        "telegram": {"botToken": "123:PLAIN", "dmPolicy": "pairing", "allowFrom": ["7"],
          "accounts": {
            "alt": {"enabled": false, "name": "Alt",
                    "botToken": {"source": "env", "provider": "default", "id": "ALT"}},
            "bare": {}}},
        "slack": {"enabled": false, "botToken": "xoxb", "appToken": "xapp"},
        "whatsapp": {},
        "acme": {"baseUrl": "https://me:pw@host/x"}}}
      """;

  @Test
  void accountsTellWhatConfigurationAndCredentialsSay() throws Exception {
    JsonNode status = channels(CONFIG, Map.of(), List.of()).status(5);

    assertEquals(
        "[\"telegram\",\"slack\",\"whatsapp\",\"acme\"]", status.path("channelOrder").toString());
    assertEquals("WhatsApp", status.at("/channelLabels/whatsapp").asText());
    assertEquals("default", status.at("/channelDefaultAccountId/telegram").asText());
    JsonNode telegram = status.at("/channelAccounts/telegram");
    JsonNode alt = account(telegram, "alt");
    assertEquals("Alt", alt.path("name").asText());
    assertFalse(alt.path("enabled").asBoolean());
    assertTrue(alt.path("configured").asBoolean());
    assertEquals("config", alt.path("tokenSource").asText());
    assertEquals("configured_unavailable", alt.path("tokenStatus").asText());
    assertEquals("pairing", alt.path("dmPolicy").asText());
    JsonNode bare = account(telegram, "bare");
    assertFalse(bare.path("configured").asBoolean());
    assertEquals("none", bare.path("tokenSource").asText());
    JsonNode usual = account(telegram, "default");
    assertEquals("available", usual.path("tokenStatus").asText());
    assertEquals("[\"7\"]", usual.path("allowFrom").toString());
    assertFalse(usual.path("running").asBoolean());
    assertTrue(status.at("/channels/telegram/configured").asBoolean());
    assertEquals("available", status.at("/channelAccounts/slack/0/appTokenStatus").asText());
    assertFalse(status.at("/channelAccounts/slack/0/enabled").asBoolean());
    assertTrue(status.at("/channelAccounts/whatsapp/0/configured").asBoolean());
  }

  @Test
  void noCredentialIsShown() throws Exception {
    String status =
        channels(
                CONFIG,
                Map.of("channels.telegram.accounts.alt.botToken", SecretValue.of("SEC")),
                List.of())
            .status(5)
            .toString();
    for (String credential : List.of("PLAIN", "xoxb", "xapp", "SEC", ":pw@")) {
      assertFalse(status.contains(credential), credential);
    }
    assertTrue(status.contains("\"tokenStatus\":\"available\""));
  }

  @Test
  void channelWithoutItsValueTellsWhy() throws Exception {
    var cold =
        new OwnerState(
            "channels.telegram",
            OwnerState.Condition.COLD,
            "REF_NOT_FOUND",
            "the variable ALT is not set",
            Instant.EPOCH,
            Optional.empty());
    JsonNode status = channels(CONFIG, Map.of(), List.of(cold)).status(5);
    assertEquals("the variable ALT is not set", status.at("/channels/telegram/lastError").asText());
    assertTrue(status.at("/channels/slack/lastError").isNull());
  }

  @Test
  void configurationWithoutChannelsHasNone() throws Exception {
    JsonNode status = channels("{}", Map.of(), List.of()).status(5);
    assertEquals(0, status.path("channelOrder").size());
    assertEquals(
        "{\"ts\":5,\"channelOrder\":[],\"channelLabels\":{},\"channelDetailLabels\":{},"
            + "\"channelSystemImages\":{},\"channelMeta\":[],\"channels\":{},"
            + "\"channelAccounts\":{},\"channelDefaultAccountId\":{}}",
        status.toString());
  }

  @Test
  void startAndLogoutSayWhatIsWrong() throws Exception {
    assertEquals(
        "invalid channels.start params: must have required property 'channel'", refusal("{}"));
    assertEquals(
        "invalid channels.start params: at /channel: must NOT have fewer than 1 characters",
        refusal("{\"channel\":\"\"}"));
    assertEquals("invalid channels.start channel", refusal("{\"channel\":\"nope\"}"));
    assertEquals(
        "channel telegram has no account \"zz\"",
        refusal("{\"channel\":\"telegram\",\"accountId\":\"zz\"}"));
    assertEquals(
        "channel telegram does not support runtime start: no installed bundle carries its traffic",
        refusal("{\"channel\":\"telegram\",\"accountId\":\"alt\"}"));
  }

  private static String refusal(String params) throws Exception {
    return Traffic.refusal(
            new Params(JSON.readTree(params)),
            channels(CONFIG, Map.of(), List.of()),
            "runtime start")
        .message();
  }

  private static JsonNode account(JsonNode accounts, String id) {
    for (JsonNode account : accounts) {
      if (account.path("accountId").asText().equals(id)) {
        return account;
      }
    }
    throw new AssertionError(id + " is not among " + accounts);
  }

  private static Channels channels(
      String config, Map<String, SecretValue> values, List<OwnerState> owners)
      throws JsonProcessingException {
    ObjectNode tree = (ObjectNode) JSON.readTree(config);
    var snapshot =
        new ConfigSnapshot(
            "0", Path.of("c"), true, tree, tree, name -> Optional.empty(), List.of());
    return new Channels(
        new Activation(1, Instant.EPOCH, snapshot, values, Map.of(), owners, List.of()),
        new RegisteredTargets());
  }

  private record Params(JsonNode params) implements RpcCall {
    @Override
    public String method() {
      return "channels.start";
    }

    @Override
    public Principal principal() {
      return new Principal("operator", Set.of(), Optional.empty());
    }

    @Override
    public String connectionId() {
      return "c";
    }

    @Override
    public boolean direct() {
      return true;
    }

    @Override
    public boolean cancelled() {
      return false;
    }

    @Override
    public void accepted(JsonNode payload) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void answer(JsonNode payload) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void fail(RpcError error, Optional<JsonNode> payload) {
      throw new UnsupportedOperationException();
    }
  }
}
