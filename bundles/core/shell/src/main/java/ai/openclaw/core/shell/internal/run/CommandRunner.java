package ai.openclaw.core.shell.internal.run;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.shell.internal.registry.CommandLease;
import ai.openclaw.core.shell.internal.registry.CommandRegistry;
import ai.openclaw.core.shell.internal.registry.CommandTable;
import ai.openclaw.lib.cli.CommandLine;
import ai.openclaw.lib.cli.CommandLine.Help;
import ai.openclaw.lib.cli.CommandLine.Invocation;
import ai.openclaw.lib.cli.CommandLine.Mistake;
import ai.openclaw.lib.cli.CommandLineParser;
import ai.openclaw.lib.cli.HelpPage;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what an operator typed: parses it, runs the command on a thread of the pool, writes the
 * result. Thread-safe.
 */
public final class CommandRunner {
  private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

  private final CommandRegistry registry;
  private final ExecutorService pool;
  private final OutputFilter filter;
  private final Absence absence;
  private final RemoteAccess remotes;

  /**
   * Creates it.
   *
   * @param pool runs the commands; one it has no thread for is refused
   */
  public CommandRunner(
      CommandRegistry registry,
      ExecutorService pool,
      OutputFilter filter,
      RemoteAccess remotes,
      Launch.Purpose purpose) {
    this.registry = registry;
    this.pool = pool;
    this.filter = filter;
    this.absence = new Absence(registry, purpose);
    this.remotes = remotes;
  }

  /** Runs it to its end; an interrupt cancels the command and is kept. */
  public int run(CommandRequest request) {
    Running running = start(request);
    try {
      return running.exit().get();
    } catch (InterruptedException e) {
      running.cancel();
      int code = running.exit().join();
      Thread.currentThread().interrupt();
      return code;
    } catch (ExecutionException e) {
      throw new IllegalStateException("an exit code never fails", e);
    }
  }

  /** Starts it and returns at once. */
  public Running start(CommandRequest request) {
    var running = new Running();
    var answer = new Answer(request, filter);
    try {
      running.started(pool.submit(() -> begin(request, running, answer)));
    } catch (RejectedExecutionException e) {
      answer.failure(
          CommandFailure.of("BUSY", "too many commands are running", "try again in a moment"));
      running.finished(1);
    }
    return running;
  }

  private void begin(CommandRequest request, Running running, Answer answer) {
    if (running.begin()) {
      running.finished(answer(request, running, answer));
    }
  }

  private int answer(CommandRequest request, Running running, Answer answer) {
    CommandTable table = registry.table();
    CommandLine line = new CommandLineParser(table.catalog()).parse(request.line());
    if (line instanceof Mistake mistake) {
      return answer.failure(mistake.failure());
    }
    if (line instanceof Help help) {
      answer.lines(new HelpPage(table.catalog()).lines(help.words(), request.screen()));
      return help.asked() ? 0 : 1;
    }
    Invocation invocation = (Invocation) line;
    Answer styled = invocation.plain() ? answer.plain() : answer;
    Optional<CommandFailure> reason = absence.reason(invocation);
    if (reason.isPresent()) {
      return styled.failure(reason.get());
    }
    return call(invocation, request, running, styled);
  }

  private int call(Invocation invocation, CommandRequest request, Running running, Answer answer) {
    String name = invocation.command().name();
    boolean json = invocation.flag("json");
    try (CommandLease lease = registry.lease(name).orElse(null)) {
      if (lease == null) {
        return answer.failure(absence.unavailable(name));
      }
      Optional<RemoteGateway> remote = remotes.open(invocation, request.environment());
      CommandResult result;
      try (var call = new RunningCall(invocation, request, running, answer, remote)) {
        result = lease.command().orElseThrow().run(call);
      }
      clearInterrupt();
      return answer.result(Objects.requireNonNull(result, "the command's result"), json);
    } catch (RemoteAccess.Refused e) {
      return answer.failure(e.failure());
    } catch (InterruptedException e) {
      return cancelled(request, answer);
    } catch (RuntimeException | Error e) {
      clearInterrupt();
      if (running.cancelled()) {
        return cancelled(request, answer);
      }
      LOG.debug("command \"{}\" failed", name, e);
      return answer.failure(
          CommandFailure.of(
              "COMMAND_BROKEN",
              name + " broke off: " + e.getClass().getSimpleName() + reason(e),
              "this is a fault of the command; the log has the details at level debug"));
    }
  }

  /** Whoever pressed Ctrl-C knows; a line would run into the prompt that follows. */
  private static int cancelled(CommandRequest request, Answer answer) {
    if (!request.interactive()) {
      answer.failure(CommandFailure.of("CANCELLED", "cancelled"));
    }
    return Running.CANCELLED;
  }

  /** An interrupt was for the command; what it found out is still to be written. */
  private static void clearInterrupt() {
    boolean unused = Thread.interrupted();
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? "" : ": " + e.getMessage();
  }
}
