package ai.openclaw.core.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.host.HostReady;
import ai.openclaw.core.host.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFolderAdmissionTest {
  private final Path root;

  DropFolderAdmissionTest(@TempDir Path root) {
    this.root = root;
  }

  @Test
  void theFolderIsMadeForTheOwnerAlone() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      assertEquals(List.of(), gateway.ready().outcomes());
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(gateway.folder())));
    }
  }

  @Test
  void aCommandMakesNoFolderAndStartsNoPlugin() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      jar("demo", "1.0.0").serving(0).drop(gateway.folder().resolve("demo.jar"));
      gateway.awaitState("demo.jar", "active");
    }
    try (Gateway gateway = Gateway.start(root, "other", Launch.Purpose.COMMAND, Map.of())) {
      assertEquals(List.of(), gateway.ready().outcomes());
      assertEquals(List.of(), gateway.answers());
    }
    Path untouched = Files.createDirectory(root.resolve("untouched"));
    try (Gateway gateway = Gateway.start(untouched, "cache", Launch.Purpose.COMMAND, Map.of())) {
      gateway.ready();
      assertFalse(Files.exists(untouched.resolve("state")));
    }
  }

  @Test
  void aDroppedJarServesAndIsRecorded() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      jar("demo", "1.0.0")
          .serving(0)
          .header("OpenClaw-Capabilities", "secrets:demo, net:vault.example")
          .drop(gateway.folder().resolve("demo.jar"));
      PluginStatus status = gateway.awaitState("demo.jar", "active");
      assertEquals(List.of("secrets:demo", "net:vault.example"), status.capabilities());
      assertEquals(List.of("1.0.0"), gateway.answers());
      String record = Files.readString(gateway.record());
      assertTrue(record.contains("\"consent\" : \"folder\""), record);
      assertTrue(record.contains(status.sha256()), record);
      assertTrue(record.contains("secrets:demo"), record);
    }
  }

  @Test
  void hostReadyComesAfterThePluginsOfTheFolder() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      jar("demo", "1.0.0").serving(0).drop(gateway.folder().resolve("demo.jar"));
      gateway.awaitState("demo.jar", "active");
    }
    try (Gateway gateway = Gateway.start(root, "empty cache", Launch.Purpose.GATEWAY, Map.of())) {
      assertEquals(
          List.of(new HostReady.BundleOutcome("demo", "1.0.0", HostReady.State.ACTIVE, "")),
          gateway.ready().outcomes());
      assertEquals(List.of("1.0.0"), gateway.answers());
    }
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      assertEquals(List.of("1.0.0"), gateway.answers());
    }
  }

  @Test
  void whatIsNoBundleIsRefusedInOneLine() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      jar("demo", "1.0.0").serving(0).drop(gateway.folder().resolve("demo.jar"));
      jar("x", "1").without("Bundle-SymbolicName").drop(gateway.folder().resolve("plain.jar"));
      jar("frag", "1")
          .header("Fragment-Host", "org.apache.felix.framework")
          .drop(gateway.folder().resolve("fragment.jar"));
      Files.writeString(gateway.folder().resolve("text.jar"), "not a zip");
      assertEquals(
          "it is no OSGi bundle: its manifest has no Bundle-SymbolicName",
          gateway.awaitState("plain.jar", "refused").reason());
      assertEquals(
          "frag is a fragment, which takes effect only when its host org.apache.felix.framework"
              + " is refreshed: make it a bundle of its own",
          gateway.awaitState("fragment.jar", "refused").reason());
      assertEquals(
          "it is no readable jar; when it is complete it is read again",
          gateway.awaitState("text.jar", "refused").reason());
      gateway.awaitState("demo.jar", "active");
    }
  }

  @Test
  void aHalfWrittenJarIsUsedOnceItIsComplete() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      byte[] bytes = jar("demo", "1.0.0").serving(0).bytes();
      Path file = gateway.folder().resolve("demo.jar");
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      gateway.awaitState("demo.jar", "pending");
      Files.write(file, bytes);
      gateway.awaitState("demo.jar", "active");
      Files.write(gateway.folder().resolve(".hidden.jar"), bytes);
      gateway.host().call(Reconciler::reconcile).get();
      assertEquals("absent", gateway.state(".hidden.jar"));
    }
  }

  @Test
  void aMissingApiIsNamedWithTheVersionThatIsHere() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      jar("future", "1.0.0")
          .header("Import-Package", "ai.openclaw.api.secret;version=\"[9,10)\"")
          .drop(gateway.folder().resolve("future.jar"));
      jar("lost", "1.0.0")
          .header("Import-Package", "com.example.lost")
          .drop(gateway.folder().resolve("lost.jar"));
      jar("demo", "1.0.0").serving(0).drop(gateway.folder().resolve("demo.jar"));
      assertEquals(
          "needs ai.openclaw.api.secret [9,10), this host has 1.0.0",
          gateway.awaitState("future.jar", "refused").reason());
      assertEquals(
          "needs com.example.lost, this host has none",
          gateway.awaitState("lost.jar", "refused").reason());
      gateway.awaitState("demo.jar", "active");
    }
  }

  @Test
  void aPluginWaitsForThePluginWhosePackageItNeeds() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      jar("user", "1.0.0")
          .header("Import-Package", "com.example.lib")
          .drop(gateway.folder().resolve("a.jar"));
      gateway.awaitState("a.jar", "refused");
      jar("lib", "1.0.0")
          .header("Export-Package", "com.example.lib;version=1.0")
          .drop(gateway.folder().resolve("b.jar"));
      gateway.awaitState("b.jar", "active");
      gateway.awaitState("a.jar", "active");
    }
  }

  @Test
  void theSameBundleTwiceIsRefusedAndBothFilesNamed() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      ForeignJar demo = jar("demo", "1.0.0").serving(0);
      demo.drop(gateway.folder().resolve("b.jar"));
      gateway.awaitState("b.jar", "active");
      demo.drop(gateway.folder().resolve("a.jar"));
      PluginStatus twin =
          gateway.awaitState(
              gateway.state("a.jar").equals("active") ? "b.jar" : "a.jar", "refused");
      assertTrue(twin.reason().startsWith("demo 1.0.0 is already in "), twin.reason());
      assertEquals(List.of("1.0.0"), gateway.answers());
    }
  }

  @Test
  void otherBytesUnderTheSameVersionAreRefusedWhileTheAdmittedOnesServe() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      Path file = gateway.folder().resolve("demo.jar");
      jar("demo", "1.0.0").serving(0).drop(file);
      gateway.awaitState("demo.jar", "active");
      jar("demo", "1.0.0").serving(1).drop(file);
      assertEquals(
          "demo 1.0.0 was admitted with other bytes: raise Bundle-Version",
          gateway.awaitState("demo.jar", "refused").reason());
      assertEquals(List.of("1.0.0"), gateway.answers());
    }
  }

  @Test
  void aBundleOfTheDistributionCannotBeReplaced() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      jar("org.apache.felix.framework", "99.0.0").drop(gateway.folder().resolve("fw.jar"));
      assertEquals(
          "org.apache.felix.framework is a bundle of the distribution and cannot be replaced",
          gateway.awaitState("fw.jar", "refused").reason());
    }
  }

  @Test
  void whatOthersMayWriteIsRefusedWithTheCommandThatMendsIt() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      Path file = gateway.folder().resolve("demo.jar");
      Path outside = root.resolve("outside.jar");
      jar("demo", "1.0.0").serving(0).drop(outside);
      Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rw-rw-r--"));
      Files.move(outside, file);
      assertTrue(
          gateway.awaitState("demo.jar", "refused").reason().endsWith("run chmod go-w " + file));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      gateway.awaitState("demo.jar", "active");

      Files.createSymbolicLink(gateway.folder().resolve("link.jar"), file);
      assertEquals("it is no regular file", gateway.awaitState("link.jar", "refused").reason());

      Files.setPosixFilePermissions(gateway.folder(), PosixFilePermissions.fromString("rwxrwxrwx"));
      gateway.await("the folder is refused", () -> gateway.host().problem().isPresent());
      assertTrue(
          gateway.host().problem().orElseThrow().endsWith("run chmod 700 " + gateway.folder()));
      assertEquals(List.of("1.0.0"), gateway.answers());
    }
  }

  private ForeignJar jar(String name, String version) {
    return new ForeignJar(root, name, version);
  }
}
