package ai.openclaw.core.doctor.internal.mend;

import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.doctor.internal.mend.Writing.Replacement;
import ai.openclaw.core.doctor.internal.text.Splice;
import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the last fix back, as long as the files still are as it left them. */
public final class Undo {
  private final Writing writing;

  Undo(Writing writing) {
    this.writing = writing;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * Everything is as it was.
     *
     * @param files the files and folders that were put back
     */
    record Done(List<Path> files) implements Outcome {}

    /**
     * Nothing was changed.
     *
     * @param reason why, one line
     */
    record Impossible(String reason) implements Outcome {}
  }

  Outcome run(String fingerprint) throws ConfigInvalidException, IOException, InterruptedException {
    Path note = writing.note();
    if (!Files.exists(note, LinkOption.NOFOLLOW_LINKS)) {
      return new Outcome.Impossible("there is no fix to take back");
    }
    FixRecord record;
    try {
      record = FixRecord.read(Files.readAllBytes(note));
    } catch (IOException e) {
      return new Outcome.Impossible(note + " cannot be used: " + e.getMessage());
    }
    var replacements = new ArrayList<Replacement>();
    var touched = new ArrayList<Path>();
    for (FixRecord.File file : record.files()) {
      Optional<Replacement> replacement = old(file);
      if (replacement.isEmpty()) {
        return new Outcome.Impossible(
            file.reversible()
                ? file.file() + " has changed since the fix"
                : "the fix took a credential out of " + file.file() + ", of which no copy is kept");
      }
      replacements.add(replacement.get());
      touched.add(file.file());
    }
    byte[] nothingLeft = new FixRecord(record.at(), List.of(), List.of()).bytes();
    if (replacements.isEmpty() && record.modes().isEmpty()) {
      return new Outcome.Impossible("there is no fix to take back");
    }
    writing.write(List.of(), fingerprint, contents -> {}, replacements, nothingLeft);
    for (ModeChange mode : record.modes()) {
      if (Files.exists(mode.file())
          && Files.getPosixFilePermissions(mode.file()).equals(mode.to())) {
        Files.setPosixFilePermissions(mode.file(), mode.from());
        touched.add(mode.file());
      }
    }
    return new Outcome.Done(touched.stream().distinct().toList());
  }

  private static Optional<Replacement> old(FixRecord.File file) throws IOException {
    if (!file.reversible() || !Files.isRegularFile(file.file())) {
      return Optional.empty();
    }
    var now = new Content(Files.readAllBytes(file.file()));
    if (!FixRecord.digest(now).equals(file.after())) {
      return Optional.empty();
    }
    try {
      String text = Splice.undo(text(now), file.splices());
      var old = new Content(text.getBytes(StandardCharsets.UTF_8));
      return FixRecord.digest(old).equals(file.before())
          ? Optional.of(new Replacement(file.file(), now, old))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String text(Content content) {
    try {
      return Json5Document.parse(content.bytes()).text();
    } catch (Json5Exception noTree) {
      return new String(content.bytes(), StandardCharsets.UTF_8);
    }
  }
}
