package ai.openclaw.core.doctor.internal.mend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.doctor.Mend.ReplaceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextDraftsTest {
  @TempDir Path folder;
  private Path file;
  private final TextDrafts drafts = new TextDrafts();

  @BeforeEach
  void write() throws Exception {
    file = Files.writeString(folder.resolve("x.service"), "a\nb\n");
  }

  @Test
  void aStrangersTextIsRefused() {
    RefusedMendException refused =
        assertThrows(
            RefusedMendException.class,
            () -> drafts.set(List.of(new ReplaceText(file, "evil")), false));

    assertTrue(String.valueOf(refused.getMessage()).contains("for the distribution only"));
    assertEquals(List.of(), drafts.changes());
  }

  @Test
  void twoTextsForOneFileAreNotMixed() throws Exception {
    drafts.set(List.of(new ReplaceText(file, "a\nc\n")), true);
    drafts.set(List.of(new ReplaceText(file, "a\nc\n")), true);

    assertThrows(
        RefusedMendException.class, () -> drafts.set(List.of(new ReplaceText(file, "d\n")), true));
    assertEquals(1, drafts.changes().size());
    assertEquals(2, drafts.changes().get(0).differences().get(0).line());
  }

  @Test
  void aTextThatIsThereAlreadyIsNoChange() throws Exception {
    drafts.set(List.of(new ReplaceText(file, "a\nb\n")), true);

    assertEquals(List.of(), drafts.changes());
  }
}
