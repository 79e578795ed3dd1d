package ai.openclaw.core.doctor.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What went wrong with a file, in words. */
final class Reasons {
  private Reasons() {}

  static String of(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return "Nothing was changed: no permission to write " + denied.getFile();
    }
    if (e instanceof NoSuchFileException missing) {
      return "Nothing was changed: there is no " + missing.getFile();
    }
    String text =
        e instanceof FileSystemException system && system.getReason() != null
            ? system.getFile() + ": " + system.getReason()
            : String.valueOf(e.getMessage());
    return "Nothing was changed: " + text;
  }
}
