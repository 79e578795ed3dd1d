package ai.openclaw.core.sweep.internal;

import ai.openclaw.core.sweep.ResidueFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Opens files by what they are.
 *
 * @param known the formats that are looked for
 */
record Formats(List<ResidueFormat> known) {
  Formats {
    known = List.copyOf(known);
  }

  /**
   * The content of a file.
   *
   * @param in the content
   * @param format what it was unpacked by; empty when it is as it is in the file
   */
  record Content(InputStream in, Optional<ResidueFormat> format) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** Opens a file; a link that took its place is refused. */
  Content open(Path file) throws IOException {
    InputStream raw =
        new BufferedInputStream(
            Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS),
            ResidueFormat.HEAD);
    try {
      raw.mark(ResidueFormat.HEAD);
      byte[] head = new byte[ResidueFormat.HEAD];
      int length = raw.readNBytes(head, 0, head.length);
      raw.reset();
      Optional<ResidueFormat> format =
          known.stream().filter(one -> one.recognises(Arrays.copyOf(head, length))).findFirst();
      return new Content(format.isPresent() ? format.get().unpack(raw) : raw, format);
    } catch (IOException | RuntimeException failure) {
      raw.close();
      throw failure;
    }
  }
}
