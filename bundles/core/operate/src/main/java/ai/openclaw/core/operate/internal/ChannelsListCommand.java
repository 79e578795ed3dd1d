package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code channels list}: the configured accounts and logins, by the files alone. */
@Component(property = OperatorCommand.NAME + "=channels list")
public final class ChannelsListCommand implements OperatorCommand {
  private final Here here;

  /** Reads the files of this process's state. */
  @Activate
  public ChannelsListCommand(@Reference Here here) {
    this.here = here;
  }

  @Override
  public CommandResult run(CommandCall call) {
    ConfigView config = here.config();
    if (!config.valid()) {
      return InvalidConfig.result(config);
    }
    List<AuthProfiles.Profile> profiles;
    try {
      profiles = AuthProfiles.of(here.locations().state(), config.tree());
    } catch (IOException e) {
      return CommandResult.failed(
          CommandFailure.of(
              "AUTH_PROFILES_UNREADABLE", String.valueOf(e.getMessage()), "openclaw doctor"));
    }
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    ObjectNode chat = data.putObject("chat");
    List<Block> lines = new ArrayList<>();
    lines.add(new Line("Chat channels:"));
    ConfiguredChannels.of(config.tree())
        .accounts()
        .forEach(
            (channel, accounts) -> {
              accounts.forEach(chat.putArray(channel)::add);
              for (String account : accounts) {
                boolean on = ConfiguredChannels.enabled(config.tree(), channel, account);
                lines.add(
                    new Line(
                        "- " + channel + " " + account + ": " + (on ? "enabled" : "disabled")));
              }
            });
    if (chat.isEmpty()) {
      lines.add(new Line("- none"));
    }
    lines.add(new Line(""));
    lines.add(new Line("Auth providers (OAuth + API keys):"));
    var auth = data.putArray("auth");
    for (AuthProfiles.Profile profile : profiles) {
      auth.addObject()
          .put("id", profile.id())
          .put("provider", profile.provider())
          .put("type", profile.type())
          .put("isExternal", false);
      lines.add(new Line("- " + profile.id() + " (" + profile.type() + ")"));
    }
    if (profiles.isEmpty()) {
      lines.add(new Line("- none"));
    }
    return CommandResult.of(0, data, lines);
  }
}
