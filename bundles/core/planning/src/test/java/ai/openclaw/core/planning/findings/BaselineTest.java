package ai.openclaw.core.planning.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.planning.findings.AuditFinding.Level;
import ai.openclaw.core.planning.findings.Baseline.UnusableException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
  private static final Path STATE = Path.of("/state");

  @TempDir Path folder;

  private static AuditFinding finding(String code, String file, String path) {
    return new AuditFinding(code, Level.WARNING, file, path, "", "at line 3", 3);
  }

  private static List<String> prints(AuditFinding... findings) {
    return Fingerprints.of(List.of(findings), STATE);
  }

  @Test
  void aFingerprintOutlivesLinesMessagesAndAMoveOfTheState() {
    var here = finding("A", "/state/openclaw.json", "x.y");
    var later =
        new AuditFinding("A", Level.ERROR, "/other/openclaw.json", "x.y", "", "at line 9", 9);
    assertEquals(prints(here), Fingerprints.of(List.of(later), Path.of("/other")));
    assertNotEquals(prints(here), prints(finding("B", "/state/openclaw.json", "x.y")));
    assertNotEquals(prints(here), prints(finding("A", "/state/openclaw.json", "x.z")));
    assertNotEquals(prints(here), prints(finding("A", "/state/a.json", "x.y")));
  }

  @Test
  void findingsThatLookAlikeHaveFingerprintsOfTheirOwn() {
    var one = finding("A", "/state/.env", "$env.X");
    List<String> two = prints(one, one);
    assertNotEquals(two.get(0), two.get(1));
    assertEquals(prints(one).get(0), two.get(0));
  }

  @Test
  void readsWhatItWroteForItsOwnerAlone() throws Exception {
    var finding = finding("A", "/state/openclaw.json", "x.y");
    var baseline = Baseline.of(List.of(finding), prints(finding));
    Path file = folder.resolve("baseline.json");
    baseline.write(file);
    assertEquals(baseline, Baseline.read(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void refusesWhatIsNoBaseline() throws Exception {
    for (String content : List.of("", "{", "[]", "{\"version\":2,\"entries\":[]}", "{} {}")) {
      Path file = Files.writeString(folder.resolve("b.json"), content);
      String message =
          String.valueOf(
              assertThrows(UnusableException.class, () -> Baseline.read(file)).getMessage());
      assertTrue(message.startsWith(file.toString()), message);
    }
    assertThrows(NoSuchFileException.class, () -> Baseline.read(folder.resolve("none.json")));
  }

  @Test
  void tellsWhatIsFixedAmongWhatWasLookedFor() {
    var a = finding("A", "/f", "1");
    var b = finding("B", "/f", "2");
    var baseline = Baseline.of(List.of(a, b), prints(a, b));
    assertEquals(1, baseline.fixed(prints(a), Set.of("A", "B")));
    assertEquals(0, baseline.fixed(prints(a), Set.of("A")));
    Baseline now = new Baseline(Map.of());
    assertEquals(1, now.keeping(baseline, Set.of("A")).entries().size());
    assertEquals(0, now.keeping(baseline, Set.of("A", "B")).entries().size());
  }
}
