package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.config.ConfigIssue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastGoodTest {
  private static final Map<String, String> WANTED = Map.of(LastGood.VARIABLE, "last-good");

  @Test
  void keepsWhatWasAcceptedAndGivesItBackWhenTheFileIsBroken(@TempDir Path folder)
      throws Exception {
    try (var home = new Home(folder)) {
      home.write("openclaw.json", "{n: 0}");
      Store store = home.store(home.candidates.read(), WANTED);
      home.write("openclaw.json", "{n: 1} // accepted");
      store.reload();
      assertEquals("{n: 1} // accepted", home.text("openclaw.json.last-good"));
      Path copy = folder.resolve("openclaw.json.last-good");
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
      home.write("openclaw.json", "{n: ");
      store.reload();
      assertEquals("{n: 1} // accepted", home.text("openclaw.json.last-good"));

      Candidate recalled = new LastGood(WANTED, home.main).recall(home.candidates).orElseThrow();
      Store fallback = home.store(recalled, WANTED);
      fallback.insteadOf(List.of(ConfigIssue.at("CONFIG_SYNTAX", "<root>", "broken")));
      assertEquals(1, fallback.current().source().get("n").intValue());
      assertTrue(fallback.rejected().isPresent());
      assertEquals("{n: ", home.text("openclaw.json"));
      home.write("openclaw.json", "{n: 2}");
      fallback.reload();
      assertEquals(2, fallback.current().source().get("n").intValue());
      assertTrue(fallback.rejected().isEmpty());
    }
  }

  @Test
  void keepsAndGivesNothingUnlessAskedFor(@TempDir Path folder) throws Exception {
    try (var home = new Home(folder)) {
      home.write("openclaw.json", "{n: 0}");
      Store store = home.store();
      home.write("openclaw.json", "{n: 1}");
      store.reload();
      assertFalse(home.has("openclaw.json.last-good"));
      home.write("openclaw.json.last-good", "{n: 5}");
      assertTrue(new LastGood(Map.of(), home.main).recall(home.candidates).isEmpty());
      home.write("openclaw.json.last-good", "{n: ");
      assertTrue(new LastGood(WANTED, home.main).recall(home.candidates).isEmpty());
    }
  }
}
