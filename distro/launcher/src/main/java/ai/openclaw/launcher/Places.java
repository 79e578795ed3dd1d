package ai.openclaw.launcher;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where things are, decided once from the global flags and the environment.
 *
 * @param home the unpacked distribution
 * @param state the state directory
 * @param stateChosen whether {@code OPENCLAW_STATE_DIR} chose it
 * @param config the configuration file
 * @param profile the profile, empty for the default one
 */
record Places(Path home, Path state, boolean stateChosen, Path config, String profile) {

  static Places of(Path home, Map<String, String> environment, String profileFlag) {
    String profile =
        profileFlag.isEmpty() ? environment.getOrDefault("OPENCLAW_PROFILE", "") : profileFlag;
    if (profile.equals("default")) {
      profile = "";
    }
    String user = user(environment).toString();
    String stateDir = environment.getOrDefault("OPENCLAW_STATE_DIR", "");
    boolean chosen = !stateDir.isBlank();
    Path state =
        chosen
            ? expand(stateDir, user)
            : Path.of(user, profile.isEmpty() ? ".openclaw" : ".openclaw-" + profile);
    String configPath = environment.getOrDefault("OPENCLAW_CONFIG_PATH", "");
    Path config = configPath.isBlank() ? state.resolve("openclaw.json") : expand(configPath, user);
    return new Places(home, absolute(state), chosen, absolute(config), profile);
  }

  /** The home directory of the user. */
  static Path user(Map<String, String> environment) {
    return Path.of(
        first(
            environment.getOrDefault("OPENCLAW_HOME", ""),
            environment.getOrDefault("HOME", ""),
            System.getProperty("user.home", ".")));
  }

  Path run() {
    return state.resolve("run");
  }

  Path cache() {
    return state.resolve("cache");
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static Path expand(String path, String user) {
    if (path.equals("~")) {
      return Path.of(user);
    }
    return path.startsWith("~/") ? Path.of(user, path.substring(2)) : Path.of(path);
  }

  private static String first(String... candidates) {
    for (String candidate : candidates) {
      if (!candidate.isBlank()) {
        return candidate;
      }
    }
    return ".";
  }
}
