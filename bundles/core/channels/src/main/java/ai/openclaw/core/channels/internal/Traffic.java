package ai.openclaw.core.channels.internal;

import ai.openclaw.api.rpc.ParamCheck;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why the traffic of a channel cannot be changed. */
final class Traffic {
  private Traffic() {}

  /**
   * Refuses a call: parameters that are wrong, a channel that is not configured, an account that it
   * does not have, or else because no bundle carries the channel's traffic.
   *
   * @param what what the channel does not support
   */
  static RpcError refusal(RpcCall call, Channels channels, String what) {
    var check = new ParamCheck();
    JsonNode params = call.params();
    if (check.object("", params, List.of("channel"), Set.of("channel", "accountId"))) {
      check.filled("/channel", params.path("channel"));
      check.text("/accountId", params.path("accountId"));
    }
    Optional<RpcError> wrong = check.error(call.method());
    if (wrong.isPresent()) {
      return wrong.get();
    }
    String channel = params.path("channel").asText();
    if (!channels.ids().contains(channel)) {
      return RpcError.invalidRequest("invalid " + call.method() + " channel");
    }
    String account = params.path("accountId").asText();
    var known = new ChannelAccounts(channel, channels.activation(), channels.targets());
    if (!account.isEmpty() && !known.ids().contains(account)) {
      return RpcError.invalidRequest("channel " + channel + " has no account \"" + account + "\"");
    }
    return RpcError.invalidRequest(
        "channel "
            + channel
            + " does not support "
            + what
            + ": no installed bundle carries its traffic");
  }
}
