package ai.openclaw.lib.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Replaces three files again and again until it is killed. */
final class KilledWriter {
  private KilledWriter() {}

  /**
   * Runs.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    var set = new FileSet(root.resolve("run"));
    set.recover();
    int generation = Integer.parseInt(Files.readString(root.resolve("a")).strip());
    while (true) {
      generation++;
      Map<Path, byte[]> next = new LinkedHashMap<>();
      Map<Path, Optional<byte[]>> before = new LinkedHashMap<>();
      for (String name : new String[] {"a", "b/c", "d/e/f"}) {
        Path file = root.resolve(name);
        before.put(file, Optional.of(Files.readAllBytes(file)));
        next.put(file, (generation + "\n").getBytes(StandardCharsets.UTF_8));
      }
      set.replace(next, before);
      System.out.println(generation);
    }
  }
}
