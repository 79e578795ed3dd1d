package ai.openclaw.core.service.internal;

import ai.openclaw.core.host.Locations;
import ai.openclaw.core.service.internal.machine.Machine;
import ai.openclaw.core.service.internal.machine.Machine.Os;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A home, and the programs of a supervisor that write down how they are called. */
public final class FakeMachine {
  public final Path root;
  public final Path home;
  public final Path state;
  public final Map<String, String> environment = new HashMap<>();
  private final Path bin;
  private final Path log;
  private long uid = 1000;

  public FakeMachine(Path folder) throws IOException {
    this.root = Files.createDirectories(folder.resolve("root"));
    this.home = Files.createDirectories(folder.resolve("ho me"));
    this.state = Files.createDirectories(home.resolve(".openclaw"));
    this.bin = Files.createDirectories(folder.resolve("bin"));
    this.log = folder.resolve("calls.log");
    environment.put("PATH", bin.toString());
  }

  /** A program: a line per call goes to the log, then the body of a shell script runs. */
  public void program(String name, String body) throws IOException {
    Path file = bin.resolve(name);
    Files.writeString(
        file,
        "#!/bin/sh\nPATH=/usr/bin:/bin\nstate='"
            + root
            + "'\necho \""
            + name
            + " $*\" >> '"
            + log
            + "'\n"
            + body
            + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A systemctl that remembers what is enabled and what runs. */
  public void systemd() throws IOException {
    program(
        "systemctl",
        """
        case "$*" in
          *is-enabled*) [ -f "$state/enabled" ] || { echo "disabled"; exit 1; } ;;
          *NeedDaemonReload*) [ -f "$state/stale" ] && echo NeedDaemonReload=yes ;;
          *ActiveState*) if [ -f "$state/active" ]
            then echo ActiveState=active; echo MainPID=77
            else echo ActiveState=inactive; echo MainPID=0; echo ExecMainStatus=78; fi ;;
          *daemon-reload*) rm -f "$state/stale" ;;
          *"enable "*) touch "$state/enabled" ;;
          *disable*) rm -f "$state/enabled" "$state/active" ;;
          *"restart "*|*"start "*) touch "$state/active" ;;
          *"stop "*) rm -f "$state/active" ;;
        esac
        exit 0""");
    program("loginctl", "echo Linger=no");
  }

  public FakeMachine superuser() {
    uid = 0;
    return this;
  }

  public Machine machine(Os os) {
    return new Machine(
        os, root, home, environment, uid, "me", Path.of(System.getProperty("java.home")));
  }

  public Locations locations(Optional<String> profile) {
    return new Places(root.resolve("opt"), state, state.resolve("openclaw.json"), profile);
  }

  /** How the programs were called since the last look. */
  public List<String> calls() throws IOException {
    if (!Files.exists(log)) {
      return List.of();
    }
    List<String> calls = Files.readAllLines(log);
    Files.delete(log);
    return calls;
  }

  private record Places(Path home, Path state, Path config, Optional<String> profile)
      implements Locations {
    @Override
    public boolean stateChosen() {
      return true;
    }
  }
}
