package ai.openclaw.core.shell.internal.gogo;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.shell.internal.run.CommandRequest;
import ai.openclaw.core.shell.internal.run.RunningCall;
import ai.openclaw.core.shell.internal.run.TerminalSize;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/**
 * {@code shell}: the Gogo shell of this process, at a terminal for a person and line by line for a
 * script.
 */
public final class ShellCommand implements OperatorCommand, AutoCloseable {
  private static final String GOSH = "gogo:gosh";
  private static final List<Object> LOGIN = List.of("--login", "--noshutdown", "--nohistory");
  private static final String COLOR_TYPE = "xterm-256color";
  private static final String PLAIN_TYPE = "xterm";

  private final ServiceTracker<CommandProcessor, CommandProcessor> processors;
  private final UnaryOperator<String> filter;

  /**
   * Looks for the Gogo runtime from now on.
   *
   * @param filter takes secrets out of what Gogo itself says of a line
   */
  public ShellCommand(BundleContext context, UnaryOperator<String> filter) {
    this.filter = filter;
    processors = new ServiceTracker<>(context, CommandProcessor.class, null);
    processors.open();
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    CommandProcessor processor = processors.getService();
    if (!(call instanceof RunningCall running) || processor == null) {
      return CommandResult.failed(
          CommandFailure.of(
              "NO_SHELL",
              "this process has no shell",
              "the bundle org.apache.felix.gogo.runtime is not active"));
    }
    CommandRequest request = running.request();
    try {
      return request.terminal().isPresent()
          ? converse(processor, request, request.terminal().get())
          : script(processor, request);
    } catch (IOException e) {
      if (call.cancelled()) {
        throw new InterruptedException("the client is gone");
      }
      return CommandResult.failed(
          CommandFailure.of("SHELL_FAILED", "the shell ended: " + e.getMessage()));
    }
  }

  @Override
  public void close() {
    processors.close();
  }

  private CommandResult converse(
      CommandProcessor processor, CommandRequest request, TerminalSize size)
      throws IOException, InterruptedException {
    String type = request.screen().color() ? COLOR_TYPE : PLAIN_TYPE;
    try (var terminal = new SocketTerminal(type, size, request.input(), request.out());
        CommandSession session =
            processor.createSession(terminal.input(), terminal.output(), terminal.output())) {
      prepare(session, request);
      session.put(ShellVariables.TERMINAL, terminal);
      if (!(session.get(GOSH) instanceof Function gosh)) {
        return CommandResult.failed(
            CommandFailure.of(
                "NO_SHELL",
                "this process has no interactive shell",
                "the bundle org.apache.felix.gogo.jline is not active"));
      }
      terminal.begin(session::close);
      gosh.execute(session, new ArrayList<>(LOGIN));
      return done(0);
    } catch (IOException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(line(e), e);
    }
  }

  private CommandResult script(CommandProcessor processor, CommandRequest request)
      throws IOException, InterruptedException {
    var out = new PrintStream(request.out(), true, UTF_8);
    var err = new PrintStream(request.err(), true, UTF_8);
    int code = 0;
    try (CommandSession session = processor.createSession(InputStream.nullInputStream(), out, err);
        var lines = new BufferedReader(new InputStreamReader(request.input(), UTF_8))) {
      prepare(session, request);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        session.put(ShellVariables.STATUS, 0);
        int failed = execute(session, line, out, err);
        code = failed == 0 ? code : failed;
      }
    }
    return done(code);
  }

  private int execute(CommandSession session, String line, PrintStream out, PrintStream err)
      throws InterruptedException {
    try {
      Object result = session.execute(line);
      if (result != null) {
        out.println(filter.apply(session.format(result, Converter.INSPECT).toString()));
      }
      return ShellVariables.status(session);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      err.println("error: " + line(e));
      return 1;
    }
  }

  private String line(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return filter.apply(message);
  }

  private static void prepare(CommandSession session, CommandRequest request) {
    ShellVariables.set(session, request.environment(), request.screen().color());
    if (Files.isDirectory(request.workingDirectory())) {
      session.currentDir(request.workingDirectory());
    }
  }

  private static CommandResult done(int code) {
    return CommandResult.of(code, JsonNodeFactory.instance.nullNode(), List.of());
  }
}
