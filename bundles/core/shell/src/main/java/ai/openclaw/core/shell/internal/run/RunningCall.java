package ai.openclaw.core.shell.internal.run;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.lib.cli.CommandLine.Invocation;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The view of one run that its command gets. */
public final class RunningCall implements CommandCall {
  private final Invocation invocation;
  private final CommandRequest request;
  private final Running running;
  private final Consumer<String> progress;
  private final Optional<RemoteGateway> remote;

  RunningCall(
      Invocation invocation,
      CommandRequest request,
      Running running,
      Consumer<String> progress,
      Optional<RemoteGateway> remote) {
    this.invocation = invocation;
    this.request = request;
    this.running = running;
    this.progress = progress;
    this.remote = remote;
  }

  /** What was typed and where the answer goes, for commands that write it themselves. */
  public CommandRequest request() {
    return request;
  }

  @Override
  public Optional<String> option(String name) {
    return invocation.option(name);
  }

  @Override
  public List<String> options(String name) {
    return invocation.options(name);
  }

  @Override
  public boolean flag(String name) {
    return invocation.flag(name);
  }

  @Override
  public List<String> arguments() {
    return invocation.arguments();
  }

  @Override
  public Path workingDirectory() {
    return request.workingDirectory();
  }

  @Override
  public Map<String, String> environment() {
    return request.environment();
  }

  @Override
  public InputStream input() {
    return request.input();
  }

  @Override
  public boolean interactive() {
    return request.interactive();
  }

  @Override
  public Consumer<String> progress() {
    return progress;
  }

  @Override
  public boolean cancelled() {
    return running.cancelled();
  }

  @Override
  public Optional<RemoteGateway> remote() {
    return remote;
  }
}
