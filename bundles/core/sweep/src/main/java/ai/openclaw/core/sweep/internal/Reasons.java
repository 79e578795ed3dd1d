package ai.openclaw.core.sweep.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.zip.ZipException;

/** Why a file could not be read or written, in words that show nothing of it. */
final class Reasons {
  private Reasons() {}

  static String of(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "this user may not read it";
    }
    if (failure instanceof UnpackedTooLargeException) {
      return "it unpacks to more than " + (FileSearch.MOST_UNPACKED >> 30) + " GiB";
    }
    if (failure instanceof ZipException || failure instanceof EOFException) {
      return "it is damaged";
    }
    return failure.getClass().getSimpleName();
  }
}
