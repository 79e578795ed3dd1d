package ai.openclaw.core.logging.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path temp = Path.of("");
  private final List<String> trouble = new ArrayList<>();
  private final Hand clock = new Hand(Instant.parse("2026-03-01T12:00:00Z"));

  @Test
  void writesOneFileADayThatOnlyItsOwnerCanRead() throws IOException {
    LogFile file = daily(1000);
    file.write("one");
    clock.now = clock.now.plus(Duration.ofDays(1));
    file.write("two");
    file.close();
    Path first = temp.resolve("logs/openclaw-2026-03-01.log");
    Path second = temp.resolve("logs/openclaw-2026-03-02.log");
    assertEquals(List.of("one"), Files.readAllLines(first));
    assertEquals(List.of("two"), Files.readAllLines(second));
    assertEquals("rw-------", mode(first));
    assertEquals("rwx------", mode(temp.resolve("logs")));
    assertEquals(List.of(), trouble);
  }

  @Test
  void setsFullFilesAsideAndKeepsFive() throws IOException {
    LogFile file = chosen(temp.resolve("a.log"), 10);
    for (int i = 0; i < 9; i++) {
      file.write("line-000" + i);
    }
    file.close();
    assertEquals(List.of("line-0008"), Files.readAllLines(temp.resolve("a.log")));
    for (int i = 1; i <= 5; i++) {
      assertEquals(
          List.of("line-000" + (8 - i)), Files.readAllLines(temp.resolve("a." + i + ".log")));
    }
    assertFalse(Files.exists(temp.resolve("a.6.log")));
  }

  @Test
  void prunesDailyFilesThatNobodyWroteForADay() throws IOException {
    Path logs = Files.createDirectory(temp.resolve("logs"));
    Path old = Files.writeString(logs.resolve("openclaw-2026-02-01.2.log"), "x");
    Path young = Files.writeString(logs.resolve("openclaw-2026-02-28.log"), "x");
    Path other = Files.writeString(logs.resolve("other.log"), "x");
    Files.setLastModifiedTime(old, FileTime.from(clock.now.minus(Duration.ofHours(25))));
    Files.setLastModifiedTime(other, FileTime.from(clock.now.minus(Duration.ofHours(25))));
    Files.setLastModifiedTime(young, FileTime.from(clock.now.minus(Duration.ofHours(23))));
    daily(1000).write("x");
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(young));
    assertTrue(Files.exists(other));
  }

  @Test
  void refusesALinkAndTightensTheModeOfItsOwnFile() throws IOException {
    Path victim = Files.writeString(temp.resolve("victim"), "untouched");
    chosen(Files.createSymbolicLink(temp.resolve("link.log"), victim), 1000).write("x");
    assertEquals("untouched", Files.readString(victim));
    assertTrue(trouble.get(0).contains("is not a plain file"), trouble.toString());

    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Files.createSymbolicLink(temp.resolve("logs"), elsewhere);
    daily(1000).write("x");
    assertEquals(0, elsewhere.toFile().listFiles().length);
    assertTrue(trouble.get(1).contains("is a link"), trouble.toString());

    Path wide = Files.writeString(temp.resolve("wide.log"), "");
    Files.setPosixFilePermissions(wide, PosixFilePermissions.fromString("rw-r--r--"));
    chosen(wide, 1000).write("x");
    assertEquals("rw-------", mode(wide));
  }

  @Test
  void saysOnceThatItCannotWriteAndTriesAgainLater() throws IOException {
    Path blocked = Files.writeString(temp.resolve("logs"), "a file where the folder should be");
    LogFile file = daily(1000);
    file.write("lost");
    file.write("lost too");
    assertEquals(1, trouble.size());
    Files.delete(blocked);
    file.write("still waiting");
    clock.now = clock.now.plus(Duration.ofSeconds(31));
    file.write("written");
    file.close();
    assertEquals(List.of("written"), Files.readAllLines(file.path()));
    assertEquals(2, trouble.size());
    assertTrue(trouble.get(1).contains("is written again"), trouble.toString());
  }

  @Test
  void choosesAFolderOfItsOwnWhereTheSharedOneIsNotTrustworthy() throws IOException {
    assertEquals(temp.resolve("openclaw"), LogFolder.daily(temp));
    Files.createSymbolicLink(temp.resolve("openclaw"), temp);
    Object uid = Files.getAttribute(temp, "unix:uid");
    assertEquals(temp.resolve("openclaw-" + uid), LogFolder.daily(temp));
  }

  private LogFile daily(long bytes) {
    return new LogFile(Optional.empty(), temp.resolve("logs"), bytes, clock, trouble::add);
  }

  private LogFile chosen(Path path, long bytes) {
    return new LogFile(Optional.of(path), temp, bytes, clock, trouble::add);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static final class Hand extends Clock {
    private Instant now;

    Hand(Instant now) {
      this.now = now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
