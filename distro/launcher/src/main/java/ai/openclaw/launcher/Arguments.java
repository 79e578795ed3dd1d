package ai.openclaw.launcher;

import java.util.ArrayList;
import java.util.List;

/**
 * The command line without its global flags.
 *
 * @param profile the value of {@code --profile}, {@code dev} for {@code --dev}, else empty
 * @param color whether colours are allowed
 * @param version whether the version was asked for
 * @param error what is wrong with a global flag, else empty
 * @param rest the words, options and arguments of the command
 */
record Arguments(String profile, boolean color, boolean version, String error, List<String> rest) {

  private static final List<String> LEVELS =
      List.of("silent", "fatal", "error", "warn", "info", "debug", "trace");

  static Arguments parse(String[] args, boolean noColorInEnvironment) {
    var rest = new ArrayList<String>();
    String profile = "";
    boolean color = !noColorInEnvironment;
    boolean version = false;
    String error = "";
    boolean command = false;
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      if (arg.equals("--no-color")) {
        color = false;
      } else if (command) {
        rest.add(arg);
      } else if (arg.equals("--dev")) {
        profile = "dev";
      } else if (arg.startsWith("--profile=")) {
        profile = arg.substring("--profile=".length());
      } else if (arg.startsWith("--log-level=")) {
        error = level(arg.substring("--log-level=".length()));
      } else if (arg.equals("--profile") || arg.equals("--log-level")) {
        if (i + 1 == args.length) {
          error = arg + " needs a value";
        } else if (arg.equals("--profile")) {
          profile = args[++i];
        } else {
          error = level(args[++i]);
        }
      } else if (arg.equals("-V") || arg.equals("--version")) {
        version = true;
      } else {
        command = !arg.startsWith("-");
        rest.add(arg);
      }
    }
    if (error.isEmpty()
        && !profile.isEmpty()
        && !profile.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
      error = "--profile: letters, digits, - and _ only";
    }
    return new Arguments(profile, color, version, error, rest);
  }

  /** Chooses the level of the log; what is wrong with it, else empty. */
  private static String level(String level) {
    if (!LEVELS.contains(level)) {
      return "--log-level: one of " + String.join(", ", LEVELS);
    }
    System.setProperty("openclaw.log.level", level);
    return "";
  }

  /** Whether this is the gateway itself and none of its subcommands. */
  boolean startsGateway() {
    if (rest.isEmpty() || !rest.get(0).equals("gateway")) {
      return false;
    }
    if (rest.contains("--help") || rest.contains("-h")) {
      return false;
    }
    return rest.size() == 1 || rest.get(1).startsWith("-") || rest.get(1).equals("run");
  }

  /** The arguments of the gateway itself. */
  List<String> gatewayArguments() {
    boolean run = rest.size() > 1 && rest.get(1).equals("run");
    return List.copyOf(rest.subList(run ? 2 : 1, rest.size()));
  }
}
