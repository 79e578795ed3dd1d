package ai.openclaw.core.logs.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.ConfiguredGateway;
import ai.openclaw.core.client.GatewayClients;
import ai.openclaw.core.client.GatewayTarget;
import ai.openclaw.core.config.ConfigWorkshop;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code logs}: the end of the log, and what comes after. */
@Component(property = OperatorCommand.NAME + "=logs")
public final class LogsCommand implements OperatorCommand {
  private static final String UNREACHABLE = "Gateway not reachable. Is it running and accessible?";
  private static final CommandResult SHOWN =
      new CommandResult(0, Optional.empty(), List.of(), Optional.empty());

  private final LogTail tail;
  private final Function<GatewayTarget, RemoteGateway> clients;
  private final ConfiguredGateway configured;
  private final ConfigWorkshop config;
  private final boolean gateway;

  /** Reads the file, or asks a gateway for it. */
  @Activate
  public LogsCommand(
      BundleContext context,
      @Reference LogTail tail,
      @Reference GatewayClients clients,
      @Reference ConfiguredGateway configured,
      @Reference ConfigWorkshop config) {
    this(
        !"command".equals(context.getProperty("openclaw.purpose")),
        tail,
        clients::open,
        configured,
        config);
  }

  /** Says whether this process is the gateway. */
  LogsCommand(
      boolean gateway,
      LogTail tail,
      Function<GatewayTarget, RemoteGateway> clients,
      ConfiguredGateway configured,
      ConfigWorkshop config) {
    this.tail = tail;
    this.clients = clients;
    this.configured = configured;
    this.config = config;
    this.gateway = gateway;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    try {
      LogOptions options = LogOptions.of(call);
      LogSource source = new LogSources(tail, clients, configured, config, gateway).of(call);
      boolean terminal = call.interactive() && !call.flag("plain");
      var times = LogTimes.of(terminal, call.flag("local-time"), ZoneId.systemDefault());
      var request = new TailRequest(OptionalLong.empty(), options.limit(), options.maxBytes());
      var follower = new Follower(source, new LogPrinter(call, times), request);
      follower.first();
      if (call.flag("follow")) {
        follow(call, follower, options.interval());
      }
      return SHOWN;
    } catch (LogOptions.Wrong e) {
      return CommandResult.failed(
          CommandFailure.of("INVALID_USAGE", String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      // Ctrl-C is how a person ends it, so it is no failure.
      if (call.flag("follow")) {
        return SHOWN;
      }
      throw e;
    } catch (RemoteGatewayException e) {
      return unreachable(call, e);
    } catch (IOException e) {
      return CommandResult.failed(
          CommandFailure.of("LOG_UNREADABLE", "the log cannot be read: " + e));
    }
  }

  private static void follow(CommandCall call, Follower follower, Duration interval)
      throws IOException, InterruptedException {
    while (!call.cancelled()) {
      Pause.of(interval);
      follower.next();
    }
  }

  private static CommandResult unreachable(CommandCall call, RemoteGatewayException e) {
    if (!call.json()) {
      return CommandResult.failed(
          CommandFailure.of(e.code(), UNREACHABLE + " " + e.getMessage(), "run: openclaw doctor"));
    }
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("type", "error").put("message", UNREACHABLE).put("error", e.getMessage());
    ObjectNode details = error.putObject("details").put("code", e.code());
    call.option("url").ifPresent(url -> details.put("url", url));
    error.put("hint", "run: openclaw doctor");
    call.notice(error.toString());
    return new CommandResult(1, Optional.empty(), List.of(), Optional.empty());
  }
}
