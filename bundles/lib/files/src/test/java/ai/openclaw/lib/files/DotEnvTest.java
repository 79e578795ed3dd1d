package ai.openclaw.lib.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotEnvTest {
  private static final long SEED = Long.getLong("dotenv.seed", 61);

  @Test
  void readsNamesAndValuesOfEveryForm() {
    assertEquals(List.of("A=1"), read("A=1"));
    assertEquals(List.of("A=1"), read("  export  A = 1 \r\n"));
    assertEquals(List.of("A=1", "B=2"), read("export\tA=1\rB=2\r"));
    assertEquals(List.of("A=x y"), read("A=\"x y\""));
    assertEquals(List.of("A=x"), read("A='x'"));
    assertEquals(List.of("A=x"), read("A=`x`"));
    assertEquals(List.of("A=x"), read("A='x' # behind"));
    assertEquals(List.of("A=\"x'"), read("A=\"x'"));
    assertEquals(List.of("A='open", "B=1"), read("A='open\nB=1"));
    assertEquals(List.of("A=x"), read("A=x # y"));
    assertEquals(List.of("A=#x"), read("A='#x'"));
    assertEquals(List.of("A="), read("A="));
    assertEquals(List.of("A="), read("A=''"));
    assertEquals(List.of("A=1"), read("\uFEFFA=1\n"));
    assertEquals(List.of("A.B-c=1"), read("A.B-c=1"));
    assertEquals(List.of("A=a\nb", "B=2"), read("A=\"a\\nb\"\nB=2"));
    assertEquals(List.of("A=a\nb", "B=2"), read("A='a\r\nb'\r\nB=2"));
  }

  @Test
  void lastValueOfANameCounts() {
    assertEquals(List.of("A=1", "A=2"), read("A=1\nA=2\n"));
    assertEquals(Map.of("A", "2"), DotEnv.parse("A=1\nA=2\n").variables());
  }

  @Test
  void passesOverWhatAssignsNothing() {
    for (String line : List.of("# A=1", "", "A", "1A=2", "=2", "export A", "\u2028A=1")) {
      assertEquals(List.of(), read(line), line);
    }
  }

  @Test
  void entriesPutTogetherAreTheFile() {
    String alphabet = "AB=\"'`# \t\r\n\\n\uFEFFexport";
    for (int round = 0; round < 20_000; round++) {
      var random = new Random(SEED + round);
      var text = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String again =
          DotEnv.parse(text.toString()).entries().stream()
              .map(DotEnv.Entry::text)
              .collect(Collectors.joining());
      assertEquals(text.toString(), again, "seed " + (SEED + round));
    }
  }

  @Test
  void refusesALargeFileAtOnce(@TempDir Path folder) throws Exception {
    Path file = folder.resolve(".env");
    try (var large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(100L << 20);
    }
    IOException refused = assertThrows(IOException.class, () -> DotEnv.read(file));
    assertTrue(String.valueOf(refused.getMessage()).contains("104857600"));

    Files.writeString(file, "A=1");
    assertEquals(Map.of("A", "1"), DotEnv.read(file).variables());
  }

  @Test
  void showsNoValue() {
    DotEnv parsed = DotEnv.parse("A=canary\n");
    assertFalse((parsed + " " + parsed.entries()).contains("canary"));
  }

  private static List<String> read(String content) {
    return DotEnv.parse(content).entries().stream()
        .map(DotEnv.Entry::assignment)
        .flatMap(Optional::stream)
        .map(found -> found.name() + "=" + found.value())
        .toList();
  }
}
