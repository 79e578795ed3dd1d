package ai.openclaw.core.plugins.internal;

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
      check(install.run(Typed.in(root, "one.jar")).exitCode());
      check(update.run(Typed.in(root, "two.jar")).exitCode());
      check(uninstall.run(Typed.in(root, "demo")).exitCode());
    }
  }

  private static void check(int exitCode) {
    if (exitCode != 0) {
      System.out.println("a command failed");
      Runtime.getRuntime().halt(9);
    }
  }
}
