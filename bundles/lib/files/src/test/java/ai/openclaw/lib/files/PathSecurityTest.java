package ai.openclaw.lib.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.openclaw.lib.files.PathVerdict.Accepted;
import ai.openclaw.lib.files.PathVerdict.Refused;
import ai.openclaw.lib.files.internal.ProcessOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathSecurityTest {
  private static final String LABEL = "secrets.providers.vault.path";
  private static final String COMMAND = "secrets.providers.vault.command";

  private final Path folder;
  private final PathSecurity security = new PathSecurity();

  PathSecurityTest(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
  }

  @BeforeEach
  void needsPosix() {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("unix"),
        "mode bits exist on POSIX only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "r--------", "rw------x", "rw---x--x"})
  void secretFileThatOnlyItsOwnerReadsPasses(String mode) throws IOException {
    Path file = file("secret", mode);

    assertEquals(file, accepted(security.check(file, secret())).path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw-r--r--", "rw--w----", "rw----r--", "rw-----w-"})
  void secretFileOpenToOthersFails(String mode) throws IOException {
    Path file = file("secret", mode);

    refused(PathRefusal.PERMISSIONS, file, security.check(file, secret()), "permissions too open");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-xr-x", "rwx------", "rwxr--r--", "rw-------"})
  void commandThatOnlyItsOwnerWritesPasses(String mode) throws IOException {
    Path file = file("tool", mode);

    assertEquals(file, accepted(security.check(file, command())).path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxr-x", "rwxrwxrwx", "rwx---rw-"})
  void commandOthersMayWriteFails(String mode) throws IOException {
    Path file = file("tool", mode);

    refused(PathRefusal.PERMISSIONS, file, security.check(file, command()), "permissions too open");
  }

  @Test
  void insecurePathMayBeAllowed() throws IOException {
    Path file = file("secret", "rwxrwxrwx");

    accepted(
        new PathSecurity(OptionalInt.of(12345)).check(file, PathRules.secretFile(LABEL, true)));
    accepted(
        new PathSecurity(OptionalInt.of(12345))
            .check(file, PathRules.command(COMMAND, true, false, List.of())));
  }

  @Test
  void relativePathFails() {
    Path path = Path.of("some/secret");

    refused(PathRefusal.NOT_ABSOLUTE, path, security.check(path, secret()), "absolute");
  }

  @Test
  void missingPathFails() {
    Path path = folder.resolve("absent");

    refused(PathRefusal.NOT_READABLE, path, security.check(path, secret()), "not readable");
  }

  @Test
  void folderFails() {
    refused(PathRefusal.NOT_A_FILE, folder, security.check(folder, secret()), "must be a file");
  }

  @Test
  void pipeFailsWithoutBeingOpenedEvenWhenInsecurePathsAreAllowed() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(
        new ProcessBuilder("mkfifo", "-m", "600", pipe.toString()).start().waitFor() == 0,
        "mkfifo is there");

    refused(
        PathRefusal.NOT_A_FILE,
        pipe,
        security.check(pipe, PathRules.secretFile(LABEL, true)),
        "must be a file");
  }

  @Test
  void fileOfAnotherUserFailsAndIsNamedWithBothNumbers() throws IOException {
    Path file = file("secret", "rw-------");
    int mine = ProcessOwner.uid().orElseThrow();
    PathSecurity stranger = new PathSecurity(OptionalInt.of(mine + 1));

    Refused refused = refused(PathRefusal.OWNER, file, stranger.check(file, secret()), "uid");
    assertTrue(refused.message().contains("uid " + mine + ","), refused.message());
    refused(
        PathRefusal.OWNER,
        file,
        stranger.check(file, PathRules.command(LABEL, false, false, List.of())),
        "uid");
  }

  @Test
  void fileGivenAwayFails() throws IOException {
    assumeTrue(ProcessOwner.uid().equals(OptionalInt.of(0)), "only root may give a file away");
    Path file = file("secret", "rw-------");
    Files.setAttribute(file, "unix:uid", 4711);

    refused(PathRefusal.OWNER, file, security.check(file, secret()), "uid 4711");
  }

  @Test
  void fileFailsWhenTheUserOfTheProcessIsUnknown() throws IOException {
    Path file = file("secret", "rw-------");

    refused(
        PathRefusal.PERMISSIONS_UNKNOWN,
        file,
        new PathSecurity(OptionalInt.empty()).check(file, secret()),
        "uid");
  }

  @Test
  void modeIsCheckedBeforeTheOwner() throws IOException {
    Path file = file("secret", "rw-r-----");

    refused(
        PathRefusal.PERMISSIONS,
        file,
        new PathSecurity(OptionalInt.of(12345)).check(file, secret()),
        "permissions");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void linkToASecretFileAlwaysFails(boolean allowInsecure) throws IOException {
    Path link = link("link", file("secret", "rw-------"));

    refused(
        PathRefusal.SYMLINK,
        link,
        security.check(link, PathRules.secretFile(LABEL, allowInsecure)),
        "symbolic link");
  }

  @Test
  void linkToACommandFailsAndSaysHowToAllowIt() throws IOException {
    Path link = link("link", file("tool", "rwx------"));

    Refused refused =
        refused(PathRefusal.SYMLINK, link, security.check(link, command()), "Homebrew");
    assertTrue(refused.message().contains("allowSymlinkCommand: true with trustedDirs"));
  }

  @Test
  void chainOfLinksToACommandIsFollowedWhenAllowed() throws IOException {
    Path tool = file("tool", "rwx------");
    Path link = link("second", link("first", tool));

    assertEquals(tool, accepted(security.check(link, linked())).path());
  }

  @Test
  void allowedLinkThatLeadsNowhereFails() throws IOException {
    Path link = link("link", folder.resolve("absent"));

    refused(PathRefusal.NOT_READABLE, link, security.check(link, linked()), "target");
  }

  @Test
  void allowedLinkToAFolderFails() throws IOException {
    Path target = Files.createDirectory(folder.resolve("target"));

    refused(
        PathRefusal.NOT_A_FILE,
        target,
        security.check(link("link", target), linked()),
        "must be a file");
  }

  @Test
  void allowedLinkToAWorldWritableCommandFails() throws IOException {
    Path tool = file("tool", "rwxrwxrwx");

    refused(
        PathRefusal.PERMISSIONS, tool, security.check(link("link", tool), linked()), "too open");
  }

  @ParameterizedTest
  @CsvSource({
    "bin/tool, bin, true",
    "bin/tool, bin/tool, true",
    "bin/sub/tool, bin, true",
    "binary/tool, bin, false",
    "other/tool, bin, false",
    "bin/../other/tool, bin, false",
    "bin/tool, absent, false"
  })
  void commandMustLieInATrustedFolder(String command, String trusted, boolean passes)
      throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    Path file = folder.resolve(command);
    Files.createDirectories(file.getParent());
    Files.createFile(file, PosixFilePermissions.asFileAttribute(mode("rwx------")));

    for (boolean allowInsecure : List.of(false, true)) {
      PathVerdict verdict =
          security.check(
              file,
              PathRules.command(COMMAND, allowInsecure, false, List.of(folder.resolve(trusted))));
      if (passes) {
        assertEquals(file, accepted(verdict).path());
      } else {
        refused(PathRefusal.OUTSIDE_TRUSTED_DIRS, file, verdict, "outside trustedDirs");
      }
    }
  }

  @Test
  void trustedFolderHoldsTheTargetOfALink() throws IOException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path tool = file("tool", "rwx------");
    Path link = Files.createSymbolicLink(bin.resolve("tool"), tool);

    refused(
        PathRefusal.OUTSIDE_TRUSTED_DIRS,
        tool,
        security.check(link, PathRules.command(COMMAND, false, true, List.of(bin))),
        "outside trustedDirs");
    accepted(security.check(link, PathRules.command(COMMAND, false, true, List.of(folder))));
  }

  @Test
  void parentFolderThatAnyoneMayWriteIsAWarning() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, mode("rwxrwxrwx"));
    Path inner = Files.createDirectory(open.resolve("inner"));
    Path file = Files.createFile(inner.resolve("secret"));
    Files.setPosixFilePermissions(file, mode("rw-------"));

    Accepted accepted = accepted(security.check(file, secret()));
    assertEquals(1, accepted.warnings().size(), accepted.warnings().toString());
    assertTrue(accepted.warnings().get(0).startsWith(LABEL), accepted.warnings().get(0));
    assertTrue(accepted.warnings().get(0).endsWith(open.toString()), accepted.warnings().get(0));
    Files.setAttribute(open, "unix:mode", 01777);
    assertEquals(List.of(), accepted(security.check(file, secret())).warnings());
  }

  private Path file(String name, String mode) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    Files.setPosixFilePermissions(file, mode(mode));
    return file;
  }

  private Path link(String name, Path target) throws IOException {
    return Files.createSymbolicLink(folder.resolve(name), target);
  }

  private static Set<PosixFilePermission> mode(String mode) {
    return PosixFilePermissions.fromString(mode);
  }

  private static PathRules secret() {
    return PathRules.secretFile(LABEL, false);
  }

  private static PathRules command() {
    return PathRules.command(COMMAND, false, false, List.of());
  }

  private static PathRules linked() {
    return PathRules.command(COMMAND, false, true, List.of());
  }

  private static Accepted accepted(PathVerdict verdict) {
    return assertInstanceOf(Accepted.class, verdict);
  }

  private static Refused refused(
      PathRefusal reason, Path path, PathVerdict verdict, String fragment) {
    Refused refused = assertInstanceOf(Refused.class, verdict);
    assertEquals(reason, refused.reason(), refused.message());
    assertTrue(refused.message().startsWith("secrets.providers.vault."), refused.message());
    assertTrue(refused.message().contains(fragment), refused.message());
    assertTrue(refused.message().endsWith(path.toString()), refused.message());
    return refused;
  }
}
