package ai.openclaw.core.logs.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.SecretValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir Path temp = Path.of("");
  private final TestRedactor redactor = new TestRedactor();
  private Path file = Path.of("");
  private LogTail tail = new LogTail(new TestPlace(file), redactor);

  @BeforeEach
  void place() {
    file = temp.resolve("gateway.log");
    tail = new LogTail(new TestPlace(file), redactor);
  }

  @Test
  void aLogThatIsNotThereYetHasNoLines() throws IOException {
    Tail none = tail.read(end(500, 250_000));
    assertEquals(new Tail(file.toString(), 0, 0, List.of(), false, false), none);
  }

  @Test
  void givesTheLastLinesAndGoesOnWhereItEnded() throws IOException {
    append("one\ntwo\nthree\n");
    Tail first = tail.read(end(2, 1000));
    assertEquals(List.of("two", "three"), first.lines());
    assertEquals(14, first.cursor());
    assertFalse(first.truncated(), "what the limit leaves out is not called truncated");
    append("four\n");
    Tail next = tail.read(end(2, 1000).from(first.cursor()));
    assertEquals(List.of("four"), next.lines());
    assertFalse(next.reset() || next.truncated());
    assertEquals(List.of(), tail.read(end(2, 1000).from(next.cursor())).lines());
  }

  @Test
  void neverGivesHalfALine() throws IOException {
    append("whole\nhal");
    Tail first = tail.read(end(500, 1000));
    assertEquals(List.of("whole"), first.lines());
    assertEquals(6, first.cursor());
    assertEquals(9, first.size());
    append("f\n");
    assertEquals(List.of("half"), tail.read(end(500, 1000).from(first.cursor())).lines());
  }

  @Test
  void neverGivesHalfACharacter() throws IOException {
    String line = "äöü€😀";
    append((line + "\n").repeat(50));
    int lineBytes = (line + "\n").getBytes(UTF_8).length;
    for (int bytes = 1; bytes < 4 * lineBytes; bytes++) {
      for (String given : tail.read(end(500, bytes)).lines()) {
        assertEquals(line, given, "with maxBytes " + bytes);
      }
    }
  }

  @Test
  void saysThatBytesCutTheBeginningOff() throws IOException {
    append("first\nsecond\n");
    Tail cut = tail.read(end(500, 8));
    assertEquals(List.of("second"), cut.lines());
    assertTrue(cut.truncated());
    assertFalse(cut.reset());
  }

  @Test
  void aCursorTooFarBackStartsAnewAtTheEnd() throws IOException {
    append("first\nsecond\n");
    Tail cut = tail.read(end(500, 8).from(0));
    assertEquals(List.of("second"), cut.lines());
    assertTrue(cut.truncated() && cut.reset());
  }

  @Test
  void aRotationLosesNoLine() throws IOException {
    append("one\ntwo\n");
    long cursor = tail.read(end(500, 1000)).cursor();
    append("three\n");
    Files.move(file, temp.resolve("gateway.log.1"));
    append("four\n");
    Tail after = tail.read(end(500, 1000).from(cursor));
    assertEquals(List.of("three", "four"), after.lines());
    assertTrue(after.reset());
    assertEquals(5, after.cursor());
  }

  @Test
  void aFileThatWasCutStartsAnew() throws IOException {
    append("one\ntwo\n");
    Files.writeString(file, "x\n");
    Tail after = tail.read(end(500, 1000).from(8));
    assertEquals(List.of("x"), after.lines());
    assertTrue(after.reset());
  }

  @Test
  void afterMidnightTheLatestFileOfADayCountsUntilTodaysIsThere() throws IOException {
    Path today = temp.resolve("openclaw-2026-05-02.log");
    Path yesterday = Files.writeString(temp.resolve("openclaw-2026-05-01.log"), "late\n");
    Path older = Files.writeString(temp.resolve("openclaw-2026-04-30.log"), "older\n");
    Files.setLastModifiedTime(older, FileTime.fromMillis(1000));
    var daily = new LogTail(new TestPlace(today), redactor);
    assertEquals(yesterday.toString(), daily.read(end(500, 1000)).file());
    Files.writeString(today, "early\n");
    assertEquals(List.of("early"), daily.read(end(500, 1000)).lines());
  }

  @Test
  void takesOutCredentialsOfLinesFromBeforeTheyWereKnown() throws IOException {
    append("{\"1\":\"login with canary/\\\"12345\\\"\",\"pin\":87654321}\nplain 87654321\n");
    redactor.learn("test", List.of(SecretValue.of("canary/\"12345\""), SecretValue.of("87654321")));
    List<String> lines = tail.read(end(500, 1000)).lines();
    JsonNode json = JsonMapper.builder().build().readTree(lines.get(0));
    assertEquals("login with [redacted]", json.get("1").asText());
    assertEquals("[redacted]", json.get("pin").asText(), "a number is no way out");
    assertEquals("plain [redacted]", lines.get(1));
  }

  @Test
  void whoFollowsAWriterThatRotatesGetsEveryLineOnceAndInOrder() throws Exception {
    int count = 3000;
    append("line 0\n");
    List<String> seen = new ArrayList<>();
    Tail first = tail.read(end(5000, 1_000_000));
    seen.addAll(first.lines());
    OptionalLong cursor = OptionalLong.of(first.cursor());
    var writers = Executors.newSingleThreadExecutor();
    var writing =
        writers.submit(
            () -> {
              for (int i = 1; i < count; i++) {
                append("line " + i + "\n");
                if (i == count / 2) {
                  Files.move(file, temp.resolve("gateway.log.1"));
                }
              }
              return true;
            });
    boolean done;
    do {
      done = writing.isDone();
      Tail next = tail.read(new TailRequest(cursor, 5000, 1_000_000));
      seen.addAll(next.lines());
      // A file that is missing for a moment says nothing of where it will end.
      cursor = next.size() > 0 || next.reset() ? OptionalLong.of(next.cursor()) : cursor;
    } while (!done);
    assertTrue(writing.get());
    writers.shutdown();
    assertEquals(count, seen.size());
    for (int i = 0; i < count; i++) {
      assertEquals("line " + i, seen.get(i));
    }
  }

  private static TailRequest end(int limit, int maxBytes) {
    return new TailRequest(OptionalLong.empty(), limit, maxBytes);
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
