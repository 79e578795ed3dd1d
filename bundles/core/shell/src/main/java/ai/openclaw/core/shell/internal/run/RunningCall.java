package ai.openclaw.core.shell.internal.run;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.Tone;
import ai.openclaw.lib.cli.CommandLine.Invocation;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The view of one run that its command gets. */
public final class RunningCall implements CommandCall, AutoCloseable {
  private final Invocation invocation;
  private final CommandRequest request;
  private final Running running;
  private final Answer answer;
  private final Optional<RemoteGateway> remote;
  private Optional<Dialogs.Open> dialog = Optional.empty();
  private boolean asked;

  RunningCall(
      Invocation invocation,
      CommandRequest request,
      Running running,
      Answer answer,
      Optional<RemoteGateway> remote) {
    this.invocation = invocation;
    this.request = request;
    this.running = running;
    this.answer = answer;
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
    return answer.progress(json());
  }

  @Override
  public Optional<Dialog> dialog() {
    if (!asked) {
      asked = true;
      dialog = answer.dialog(request.dialogs(), running);
    }
    return dialog.map(open -> open);
  }

  @Override
  public void document(JsonNode data) {
    answer.documents(json()).accept(data);
  }

  @Override
  public void close() {
    dialog.ifPresent(Dialogs.Open::close);
    dialog = Optional.empty();
  }

  @Override
  public void row(JsonNode data, String text) {
    row(data, text, Tone.PLAIN);
  }

  @Override
  public void row(JsonNode data, String text, Tone tone) {
    if (json()) {
      answer.row(data.toString(), Tone.PLAIN);
    } else {
      answer.row(text, tone);
    }
  }

  @Override
  public void notice(String text) {
    answer.notice(text);
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
