package ai.openclaw.api.command;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One operator command, behind two doors: the Gogo shell ({@code secrets:reload}) and the OS shell
 * ({@code openclaw secrets reload}).
 *
 * <p>Its name, options, arguments and help are data: the bundle lists them in a JSON resource named
 * by the manifest header {@value #HEADER} (format in {@code docs/commands.md}), so help and
 * completion load no class. The implementation is registered as a service with the property {@value
 * #NAME}. The command line is parsed, and {@code --help} answered, before it is called.
 *
 * <p>A command prints nothing by itself: it returns data, and the door it was called through
 * renders it as text, tables or JSON. Called from several threads at once.
 */
@ConsumerType
public interface OperatorCommand {
  /** Service property: the command's words, separated by one blank, {@code "secrets reload"}. */
  String NAME = "command.name";

  /** Manifest header: the resource that describes the bundle's commands. */
  String HEADER = "OpenClaw-Commands";

  /**
   * Runs the command.
   *
   * @param call what was typed, where, and on what terminal
   * @return the data and the exit code; a user's mistake is a {@link CommandResult#failed failure},
   *     not an exception
   * @throws InterruptedException when the operator cancels
   */
  CommandResult run(CommandCall call) throws InterruptedException;
}
