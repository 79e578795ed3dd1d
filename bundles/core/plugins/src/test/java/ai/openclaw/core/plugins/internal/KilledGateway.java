package ai.openclaw.core.plugins.internal;

import ai.openclaw.testkit.TypedCommand;
import java.nio.file.Path;

/** A process that changes its plugins until it is killed. */
final class KilledGateway {
  private KilledGateway() {}

  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]);
    Gateway gateway = Gateway.start(root);
    gateway.ready();
    var install = new InstallCommand(gateway.host());
    var update = new UpdateCommand(gateway.host());
    var uninstall = new UninstallCommand(gateway.host());
    System.out.println("go");
    while (true) {
      check(install.run(TypedCommand.of("one.jar").in(root)).exitCode());
      check(update.run(TypedCommand.of("two.jar").in(root)).exitCode());
      check(uninstall.run(TypedCommand.of("demo").in(root)).exitCode());
    }
  }

  private static void check(int exitCode) {
    if (exitCode != 0) {
      System.out.println("a command failed");
      Runtime.getRuntime().halt(9);
    }
  }
}
