package ai.openclaw.core.doctor.internal;

import java.nio.file.Path;

/** Mends and takes back again and again until it is killed. */
final class KilledDoctor {
  private KilledDoctor() {}

  /**
   * Runs.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws Exception {
    try (Clinic clinic = new Clinic(Path.of(args[0]))) {
      while (true) {
        clinic.run("fix");
        System.out.println("fixed");
        clinic.run("undo");
      }
    }
  }
}
