package ai.openclaw.core.doctor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.doctor.Diagnosis;
import ai.openclaw.api.doctor.Examination;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Finding.Severity;
import ai.openclaw.api.doctor.Mend;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextMendTest {
  private static final String OLD = "one\ntwo\n# three\nfour\nfive\n";
  private static final String NEW = "one\n2\n# three\nfour\nfive\nsix\n";

  @TempDir Path folder;
  private Clinic clinic;
  private Path unit;
  private final AtomicInteger settled = new AtomicInteger();

  @BeforeEach
  void open() throws Exception {
    clinic = new Clinic(folder);
    unit = Files.writeString(folder.resolve("x.service"), OLD);
    Clinic.mode(unit, "rw-r--r--");
  }

  @AfterEach
  void close() throws Exception {
    clinic.close();
  }

  private void wants(String text) {
    clinic.diagnosis("unit", new Wants(text));
  }

  private final class Wants implements Diagnosis {
    private final String text;

    Wants(String text) {
      this.text = text;
    }

    @Override
    public List<Finding> examine(Examination examination) {
      try {
        if (Files.readString(unit).equals(text)) {
          return List.of();
        }
      } catch (IOException e) {
        return List.of();
      }
      return List.of(
          new Finding(
              "UNIT",
              Severity.WARNING,
              "it is old",
              Optional.of(unit),
              "",
              "",
              Optional.of(new Mend("writes it", List.of(new Mend.ReplaceText(unit, text))))));
    }

    @Override
    public void settle() {
      settled.incrementAndGet();
    }
  }

  private static JsonNode json(CommandResult result) {
    return result.data().orElseThrow();
  }

  @Test
  void aTextOutsideOfTheStateIsShownWrittenAndTakenBack() throws Exception {
    wants(NEW);

    JsonNode dry = json(clinic.run("fix", "dry-run"));

    assertEquals(OLD, Files.readString(unit));
    assertEquals(2, dry.at("/fix/files/0/changes").size(), dry.toString());
    assertEquals("two\n", dry.at("/fix/files/0/changes/0/before").asText());
    assertEquals("2\n", dry.at("/fix/files/0/changes/0/after").asText());
    assertEquals(2, dry.at("/fix/files/0/changes/0/line").asInt());
    assertEquals("six\n", dry.at("/fix/files/0/changes/1/after").asText());
    assertEquals(0, settled.get());

    assertEquals(0, clinic.run("fix").exitCode());
    assertEquals(NEW, Files.readString(unit));
    assertEquals("rw-r--r--", Clinic.mode(unit));
    assertEquals(1, settled.get());
    assertFalse(json(clinic.run("fix")).at("/fix/applied").asBoolean());

    assertEquals(0, clinic.run("undo").exitCode());
    assertEquals(OLD, Files.readString(unit));
    assertEquals(2, settled.get());
  }

  @Test
  void aLineWithACredentialIsNeitherShownNorKept() throws Exception {
    Files.writeString(unit, OLD + "Environment=MY_TOKEN=hunter2\n");
    wants(NEW);

    CommandResult fixed = clinic.run("fix");

    assertEquals(NEW, Files.readString(unit));
    assertFalse(fixed.toString().contains("hunter2"), fixed.toString());
    assertFalse(clinic.text("doctor/last-fix.json").contains("hunter2"));
    assertEquals(1, clinic.run("undo").exitCode());
    assertEquals(NEW, Files.readString(unit));
  }

  @Test
  void linksAndMissingFilesAreRefused() throws Exception {
    Path real = Files.move(unit, folder.resolve("real"));
    Files.createSymbolicLink(unit, real);
    wants(NEW);

    CommandResult result = clinic.run("fix");

    assertTrue(result.toString().contains("is no file that can be changed"), result.toString());
    assertEquals(OLD, Files.readString(real));
  }
}
