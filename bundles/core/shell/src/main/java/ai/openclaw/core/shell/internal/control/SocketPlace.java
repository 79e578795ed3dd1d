package ai.openclaw.core.shell.internal.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * Where the socket lies: in a folder that nobody else may look into.
 *
 * @param parent the folder's folder
 * @param folder the folder
 * @param socket the socket in it
 * @param shared whether the folder lies where others may create one of that name before us
 */
record SocketPlace(Path parent, Path folder, Path socket, boolean shared) {
  private static final int LONGEST = 100;
  private static final int HASH_BYTES = 4;
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");
  private static final FileAttribute<Set<PosixFilePermission>> OWNED =
      PosixFilePermissions.asFileAttribute(OWNER);

  /**
   * The place for a state directory.
   *
   * @param state the state directory, absolute
   * @param run its folder of sockets
   * @param temporary where the folder lies when that path is too long for a socket
   */
  static SocketPlace of(Path state, Path run, Path temporary) throws IOException {
    Path usual = run.resolve("control.sock");
    if (usual.toString().getBytes(UTF_8).length <= LONGEST) {
      return new SocketPlace(state, run, usual, false);
    }
    Path folder = temporary.resolve("openclaw-" + ownId(temporary));
    return new SocketPlace(
        temporary, folder, folder.resolve("control-" + hash(state.toString()) + ".sock"), true);
  }

  /** Makes the folder, closes it to others, and removes the socket that a crash left behind. */
  void prepare() throws IOException {
    if (!shared) {
      Files.createDirectories(folder, OWNED);
    } else if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(folder, OWNED);
    } else if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || userId(folder) != ownId(parent)) {
      throw new IOException(folder + " is not a folder of this user; remove it");
    }
    Files.setPosixFilePermissions(folder, OWNER);
    Files.deleteIfExists(socket);
  }

  private static int ownId(Path writable) throws IOException {
    Path probe = Files.createTempFile(writable, "openclaw", ".tmp");
    try {
      return userId(probe);
    } finally {
      Files.delete(probe);
    }
  }

  private static int userId(Path existing) throws IOException {
    return (Integer) Files.getAttribute(existing, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
