package ai.openclaw.core.shell.internal.own;

import ai.openclaw.lib.cli.script.CompletionShell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The file that a shell of the operator reads when it starts. Lines are only ever added to it, so
 * that its mode, its owner, a link that it is, and all else in it stay.
 */
record ShellProfile(CompletionShell shell, Path file) {
  private static final String MARK = "# OpenClaw Completion";

  /**
   * Finds it.
   *
   * @param environment the variables of the operator's shell
   * @param home the home directory
   */
  static ShellProfile of(CompletionShell shell, Map<String, String> environment, Path home) {
    Path config = folder(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
    Path file =
        switch (shell) {
          case ZSH -> folder(environment, "ZDOTDIR", home).resolve(".zshrc");
          case BASH ->
              Files.exists(home.resolve(".bashrc"))
                  ? home.resolve(".bashrc")
                  : home.resolve(".bash_profile");
          case FISH -> config.resolve("fish").resolve("config.fish");
          case POWERSHELL ->
              config.resolve("powershell").resolve("Microsoft.PowerShell_profile.ps1");
        };
    return new ShellProfile(shell, file);
  }

  private static Path folder(Map<String, String> environment, String name, Path preset) {
    String value = environment.getOrDefault(name, "");
    return value.isBlank() ? preset : Path.of(value);
  }

  /** Makes it read a script, when the script is there; false when it does so already. */
  boolean add(Path script) throws IOException {
    String line = line(script.toString());
    String before = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    if (before.lines().anyMatch(line::equals)) {
      return false;
    }
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    String separator = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
    Files.writeString(
        file,
        separator + MARK + "\n" + line + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return true;
  }

  private String line(String script) {
    String posix = "'" + script.replace("'", "'\\''") + "'";
    String fish = "'" + script.replace("\\", "\\\\").replace("'", "\\'") + "'";
    String power = "'" + script.replace("'", "''") + "'";
    return switch (shell) {
      case ZSH, BASH -> "[ ! -r " + posix + " ] || source " + posix;
      case FISH -> "test -r " + fish + "; and source " + fish;
      case POWERSHELL -> "if (Test-Path -LiteralPath " + power + ") { . " + power + " }";
    };
  }
}
