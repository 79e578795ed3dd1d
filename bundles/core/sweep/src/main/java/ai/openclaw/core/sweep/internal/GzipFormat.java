package ai.openclaw.core.sweep.internal;

import ai.openclaw.core.sweep.ResidueFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Files compressed with gzip, as rotated logs are. */
@Component
public final class GzipFormat implements ResidueFormat {
  private static final int BUFFER = 65_536;

  /** Creates it. */
  @Activate
  public GzipFormat() {}

  @Override
  public boolean recognises(byte[] head) {
    return head.length > 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b && head[2] == 8;
  }

  @Override
  public InputStream unpack(InputStream file) throws IOException {
    return new GZIPInputStream(file, BUFFER);
  }

  @Override
  public Optional<OutputStream> pack(OutputStream file) throws IOException {
    return Optional.of(new GZIPOutputStream(file, BUFFER));
  }
}
