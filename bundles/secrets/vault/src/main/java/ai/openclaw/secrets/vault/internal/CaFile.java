package ai.openclaw.secrets.vault.internal;

import ai.openclaw.lib.providers.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Set;

/** The file of certificates to trust. It is public, so all that matters is who can write it. */
final class CaFile {
  private static final int MAX_BYTES = 1_048_576;

  private CaFile() {}

  /**
   * A client that trusts the certificates of the file. May take as long as the file system does.
   */
  static HttpClient client(Clients clients, String label, Path file) throws UnavailableException {
    try {
      if (!Files.isRegularFile(file)) {
        throw refused(label, "is no file that can be read", file);
      }
      if (othersWrite(file)) {
        throw refused(label, "can be written by group or others; run chmod go-w on", file);
      }
      byte[] pem;
      try (InputStream in = Files.newInputStream(file)) {
        pem = in.readNBytes(MAX_BYTES + 1);
      }
      if (pem.length > MAX_BYTES) {
        throw refused(label, "is larger than %d bytes".formatted(MAX_BYTES), file);
      }
      return clients.trusting(pem);
    } catch (IOException notReadable) {
      throw refused(label, "cannot be read", file);
    } catch (GeneralSecurityException notPem) {
      throw refused(label, "holds no certificates in PEM form", file);
    }
  }

  private static boolean othersWrite(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return false;
    }
    Set<PosixFilePermission> permissions = view.readAttributes().permissions();
    return permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE);
  }

  private static UnavailableException refused(String label, String problem, Path file) {
    return VaultFailure.PROVIDER_CA_INVALID
        .of("%s.caFile %s: %s".formatted(label, problem, file))
        .unavailable();
  }
}
