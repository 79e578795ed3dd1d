package ai.openclaw.core.sweep.internal;

import java.nio.file.Path;

/** Cleans a planted state until it is killed. */
final class KilledCleaner {
  private KilledCleaner() {}

  /**
   * Runs.
   *
   * @param args the folder of the planted state
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]).toRealPath();
    var planted = new Planted(folder.resolve("state"), folder.resolve("home"));
    var service = new SweepService();
    service.bindFormat(new GzipFormat());
    var sweep = service.run(planted.request(), () -> false);
    System.out.println("found");
    sweep.clean();
    System.out.println("clean");
  }
}
