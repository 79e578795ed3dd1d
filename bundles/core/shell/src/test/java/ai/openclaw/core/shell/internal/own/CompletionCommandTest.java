package ai.openclaw.core.shell.internal.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.shell.internal.TestFramework;
import ai.openclaw.core.shell.internal.run.CommandRunner;
import ai.openclaw.core.shell.internal.run.OutputFilter;
import ai.openclaw.core.shell.internal.run.Recorder;
import ai.openclaw.core.shell.internal.run.RemoteAccess;
import ai.openclaw.lib.cli.script.CompletionShell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class CompletionCommandTest {
  private static final String DESCRIPTION =
      "{\"name\":\"completion\",\"runs\":\"local\",\"options\":["
          + "{\"name\":\"shell\",\"short\":\"s\",\"value\":\"shell\"},"
          + "{\"name\":\"install\",\"short\":\"i\"},{\"name\":\"write-state\"},"
          + "{\"name\":\"yes\",\"short\":\"y\"}]}";

  @TempDir Path folder;
  private final ExecutorService pool = Workers.bounded("test-command", 16, 0);
  private final Recorder recorder = new Recorder();
  private TestFramework framework;
  private Path home;
  private Path state;

  @BeforeEach
  void start() throws Exception {
    framework = new TestFramework(folder.resolve("framework"));
    home = Files.createDirectory(folder.resolve("it's home"));
    state = home.resolve(".openclaw");
  }

  @AfterEach
  void stop() throws Exception {
    pool.shutdownNow();
    framework.stop();
  }

  private CommandRunner runner(Map<String, String> environment) throws Exception {
    Bundle shell = framework.start("shell", "1.0.0", DESCRIPTION);
    framework.offer(
        shell, "completion", new CompletionCommand(framework.registry(), state, home, environment));
    return new CommandRunner(
        framework.registry(),
        pool,
        new OutputFilter(framework.context()),
        new RemoteAccess(framework.context()),
        Launch.Purpose.COMMAND);
  }

  @Test
  void printsTheScriptOfTheShellThatWasAskedFor() throws Exception {
    CommandRunner runner = runner(Map.of());
    assertEquals(0, runner.run(recorder.request("completion -s bash")));
    assertTrue(recorder.out().startsWith("# bash completion for openclaw\n"), recorder.out());
    assertTrue(recorder.out().contains("'completion'"), recorder.out());
    var zsh = new Recorder();
    assertEquals(0, runner.run(zsh.request("completion")));
    assertTrue(zsh.out().startsWith("#compdef openclaw\n"), zsh.out());
    var csh = new Recorder();
    assertEquals(1, runner.run(csh.request("completion --shell csh")));
    assertTrue(csh.err().contains("zsh, bash, powershell, fish"), csh.err());
    assertFalse(Files.exists(state));
  }

  @Test
  void writesTheScriptsOfAllShellsForTheOwnerAlone() throws Exception {
    assertEquals(0, runner(Map.of()).run(recorder.request("completion --write-state")));
    for (CompletionShell shell : CompletionShell.values()) {
      Path file = state.resolve("completions").resolve(shell.fileName());
      assertTrue(recorder.out().contains("Wrote " + file + "\n"), recorder.out());
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state)));
  }

  @Test
  void installsOnceAndLeavesTheRestOfTheProfileAsItIs() throws Exception {
    Path real = Files.writeString(folder.resolve("dotfiles"), "alias ll='ls -l'");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r--r--"));
    Path profile = Files.createSymbolicLink(home.resolve(".bashrc"), real);
    CommandRunner runner = runner(Map.of("SHELL", "/usr/bin/bash"));
    assertEquals(0, runner.run(recorder.request("completion --install --yes")));
    String script = (state + "/completions/openclaw.bash").replace("'", "'\\''");
    String expected =
        "alias ll='ls -l'\n# OpenClaw Completion\n[ ! -r '"
            + script
            + "' ] || source '"
            + script
            + "'\n";
    assertEquals(expected, Files.readString(real));
    assertTrue(Files.isSymbolicLink(profile));
    assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
    var again = new Recorder();
    assertEquals(0, runner.run(again.request("completion -iy")));
    assertTrue(again.out().contains("Already in " + profile), again.out());
    assertEquals(expected, Files.readString(real));
  }

  @Test
  void findsTheProfileOfEachShell() throws Exception {
    CommandRunner runner =
        runner(Map.of("ZDOTDIR", home.resolve("z").toString(), "SHELL", "/bin/tcsh"));
    for (String line : new String[] {"-iy", "-s fish -iy", "-s powershell -iy", "-s bash -iy"}) {
      assertEquals(0, runner.run(new Recorder().request("completion " + line)));
    }
    assertTrue(Files.exists(home.resolve("z/.zshrc")), "zsh where the shell is none of ours");
    assertTrue(Files.exists(home.resolve(".config/fish/config.fish")));
    assertTrue(Files.exists(home.resolve(".config/powershell/Microsoft.PowerShell_profile.ps1")));
    assertTrue(Files.exists(home.resolve(".bash_profile")));
  }

  @Test
  void changesNothingWhenNobodyCanBeAsked() throws Exception {
    assertEquals(1, runner(Map.of()).run(recorder.request("completion --install")));
    assertTrue(recorder.err().contains("hint: add --yes"), recorder.err());
    assertFalse(Files.exists(home.resolve(".zshrc")));
    assertFalse(Files.exists(state));
  }

  @Test
  void saysWhatCannotBeWritten() throws Exception {
    Files.writeString(home.resolve(".openclaw"), "a file");
    assertEquals(1, runner(Map.of()).run(recorder.request("completion --write-state")));
    assertTrue(recorder.err().contains(state.toString()), recorder.err());
  }
}
