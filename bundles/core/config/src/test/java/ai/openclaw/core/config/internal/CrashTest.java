package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.config.ConfigEdit;
import com.fasterxml.jackson.databind.node.IntNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
  private static final int KILLS = 8;

  @Test
  void leavesAWholeFileWheneverTheEditorIsKilled(@TempDir Path folder) throws Exception {
    var random = new Random(3);
    try (var home = new Home(folder)) {
      home.write("openclaw.json", "// keep me\n{n: 0, text: ''}\n");
      for (int kill = 0; kill < KILLS; kill++) {
        Process editor =
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KilledEditor.class.getName(),
                    folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
            new BufferedReader(
                new InputStreamReader(editor.getInputStream(), StandardCharsets.UTF_8))) {
          assertEquals("begun", out.readLine());
          editor.waitFor(20 + random.nextInt(200), TimeUnit.MILLISECONDS);
          editor.destroyForcibly().waitFor();
        }
        Loaded loaded = home.candidates.load(Map.of());
        assertTrue(loaded.exists());
        assertTrue(home.text("openclaw.json").startsWith("// keep me\n{n: "));
        assertEquals(
            loaded.source().get("n").intValue() % 5_000,
            loaded.source().get("text").textValue().length());
      }
      assertTrue(home.candidates.read().snapshot().source().get("n").intValue() > 0);
      Store store = home.store();
      var edit = new ConfigEdit.Set(List.of("n"), IntNode.valueOf(5));
      store.edit(List.of(edit), store.current().revision());
      try (Stream<Path> files = Files.list(folder)) {
        assertEquals(
            List.of("openclaw.json", "openclaw.json.bak", "run"),
            files.map(file -> String.valueOf(file.getFileName())).sorted().toList());
      }
    }
  }
}
