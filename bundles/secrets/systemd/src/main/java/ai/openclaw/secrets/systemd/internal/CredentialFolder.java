package ai.openclaw.secrets.systemd.internal;

import ai.openclaw.api.secret.Environment;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.lib.files.PathRefusal;
import ai.openclaw.lib.files.PathRules;
import ai.openclaw.lib.files.PathSecurity;
import ai.openclaw.lib.files.SecretFile;
import ai.openclaw.lib.files.SecretFile.Content;
import ai.openclaw.lib.files.SecretFile.NotRead;
import ai.openclaw.lib.files.SecretFile.Reading;
import ai.openclaw.lib.providers.UnavailableException;
import ai.openclaw.lib.providers.WholeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/** The folder in which systemd puts the credentials of this service. */
final class CredentialFolder {
  static final String VARIABLE = "CREDENTIALS_DIRECTORY";

  private final Path folder;
  private final int maxBytes;
  private final SecretFile files = new SecretFile(new PathSecurity());

  private CredentialFolder(Path folder, int maxBytes) {
    this.folder = folder;
    this.maxBytes = maxBytes;
  }

  static CredentialFolder of(String label, Environment variables, int maxBytes)
      throws UnavailableException {
    Optional<String> named = variables.get(VARIABLE).filter(text -> !text.isBlank());
    if (named.isEmpty()) {
      throw SystemdFailure.PROVIDER_NO_CREDENTIALS.all(
          "%s: %s is not set, so systemd handed no credentials over; add LoadCredential=<name>:<path>, LoadCredentialEncrypted=<name>:<path> or SetCredentialEncrypted=<name>:<text> to [Service] in the unit of the gateway and restart it"
              .formatted(label, VARIABLE));
    }
    try {
      Path folder = Path.of(named.get());
      check(label, folder);
      return new CredentialFolder(folder, maxBytes);
    } catch (InvalidPathException notAPath) {
      throw refused(label, "is no path");
    }
  }

  /** The credential with a name that holds no separator. */
  Outcome at(String name) {
    // With User= systemd grants the read by an access list, which shows as a mode of 0440 and the
    // owner root: the folder that nobody else can write is what vouches for the file.
    Reading reading =
        files.read(
            folder.resolve(name), PathRules.secretFile("credential " + name, true), maxBytes);
    if (reading instanceof NotRead notRead) {
      return refused(name, notRead);
    }
    if (!(reading instanceof Content content)) {
      return SystemdFailure.SECRET_TOO_LARGE.of(
          "credential %s is larger than maxBytes (%d)".formatted(name, maxBytes));
    }
    Optional<String> text = WholeText.of(content.bytes());
    if (text.isEmpty()) {
      return SystemdFailure.SECRET_NOT_TEXT.of(
          "credential %s is not encoded in UTF-8".formatted(name));
    }
    return text.get().isEmpty()
        ? SystemdFailure.SECRET_EMPTY.of("credential %s is empty".formatted(name))
        : new Resolved(SecretValue.of(text.get()));
  }

  private Failed refused(String name, NotRead notRead) {
    return notRead.refused().reason() == PathRefusal.NOT_READABLE
            && Files.notExists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)
        ? SystemdFailure.SECRET_NOT_FOUND.of(
            "the service has no credential %s; add LoadCredential=%s:<path> to [Service] in the unit of the gateway and restart it"
                .formatted(name, name))
        : SystemdFailure.SECRET_REFUSED.of(notRead.refused().message());
  }

  private static void check(String label, Path folder) throws UnavailableException {
    if (!folder.isAbsolute()) {
      throw refused(label, "is not absolute");
    }
    try {
      PosixFileAttributes facts =
          Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!facts.isDirectory()) {
        throw refused(label, "names no folder: " + folder);
      }
      if (facts.permissions().contains(PosixFilePermission.GROUP_WRITE)
          || facts.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
        throw refused(label, "names a folder that others may write: " + folder);
      }
    } catch (IOException | UnsupportedOperationException notThere) {
      throw refused(label, "names a folder that cannot be read: " + folder);
    }
  }

  private static UnavailableException refused(String label, String problem) {
    return SystemdFailure.PROVIDER_FOLDER_REFUSED.all(
        "%s: %s %s; leave it to systemd to set it".formatted(label, VARIABLE, problem));
  }
}
