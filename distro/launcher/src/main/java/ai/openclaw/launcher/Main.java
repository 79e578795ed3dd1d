package ai.openclaw.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Decides which of three things the command line asks for: the gateway, a live or a local command.
 */
public final class Main {
  private static final int UNUSABLE_DISTRIBUTION = 70;

  /** Commands about all commands. */
  private static final List<String> DESCRIBING = List.of("help", "commands", "completion");

  private Main() {}

  /**
   * Runs and ends the process with the exit code.
   *
   * @param args as typed
   */
  public static void main(String[] args) {
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    int exit;
    try {
      exit = run(args, System.getenv());
    } catch (IOException e) {
      System.err.println("error: " + e.getMessage());
      exit = 1;
    } catch (InterruptedException e) {
      exit = 130;
    }
    System.out.flush();
    System.err.flush();
    // A stopped framework may leave a thread of a plugin behind; the process ends nevertheless.
    Runtime.getRuntime().halt(exit);
  }

  private static int run(String[] args, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("openclaw.home", ".")).toAbsolutePath().normalize();
    String forced = environment.getOrDefault("FORCE_COLOR", "");
    boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty() && forced.isEmpty();
    var arguments = Arguments.parse(args, plain || forced.equals("0"));
    if (!arguments.error().isEmpty()) {
      System.err.println("error: " + arguments.error());
      return 1;
    }
    var places = Places.of(home, environment, arguments.profile());
    CommandIndex index;
    try {
      index = CommandIndex.read(home);
    } catch (IOException e) {
      System.err.println("error: the distribution is not complete: " + e.getMessage());
      System.err.println("hint: unpack the archive again");
      return UNUSABLE_DISTRIBUTION;
    }
    if (arguments.version()) {
      System.out.println("OpenClaw " + index.version() + " (osgi)");
      return 0;
    }
    if (arguments.startsGateway()) {
      return new GatewayProcess(places, index, environment).run(arguments.gatewayArguments());
    }
    var terminal = Terminal.detect(arguments.color(), !forced.isEmpty());
    var rest = arguments.rest();
    String command = index.command(words(rest));
    boolean help = command.isEmpty() || rest.contains("--help") || rest.contains("-h");
    boolean elsewhere = index.remote(command) && named(rest, "--url");
    String runs = command.isEmpty() ? "either" : index.runs(command, rest);
    if (!elsewhere && !runs.equals("local")) {
      // What the index does not know may be a command of a plugin, and the gateway knows those.
      int exit = new LiveClient(places, terminal).run(rest, environment, command.equals("shell"));
      if (exit != LiveClient.NO_GATEWAY && exit != LiveClient.SILENT) {
        return exit;
      }
      boolean needed = runs.equals("live") && !help;
      if (exit == LiveClient.SILENT) {
        System.err.println(
            (needed ? "error" : "notice")
                + ": the gateway of "
                + places.state()
                + " does not answer; openclaw gateway status shows its process");
      } else if (needed) {
        System.err.println("error: no gateway runs with the state directory " + places.state());
        System.err.println("hint: start it: openclaw gateway");
      }
      if (needed) {
        return 1;
      }
    }
    boolean describes = help || DESCRIBING.contains(command);
    return new LocalCommand(places, index, terminal).run(command, rest, environment, describes);
  }

  private static List<String> words(List<String> rest) {
    int n = 0;
    while (n < rest.size() && !rest.get(n).startsWith("-")) {
      n++;
    }
    return rest.subList(0, n);
  }

  private static boolean named(List<String> rest, String option) {
    for (String arg : rest) {
      if (arg.equals(option) || arg.startsWith(option + "=")) {
        return true;
      }
    }
    return false;
  }
}
