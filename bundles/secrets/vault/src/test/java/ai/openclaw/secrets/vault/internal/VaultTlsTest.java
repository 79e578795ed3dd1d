package ai.openclaw.secrets.vault.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class VaultTlsTest {
  @TempDir static Path folder;
  private static TestCa ca;
  private static TestCa otherName;

  @BeforeAll
  static void sign() throws Exception {
    ca = new TestCa(Files.createDirectory(folder.resolve("ca")), "ip:127.0.0.1");
    otherName = new TestCa(Files.createDirectory(folder.resolve("other")), "dns:elsewhere.test");
  }

  @Test
  void certificateOfTheCaIsTrusted() throws Exception {
    try (KvServer server = serving(ca);
        VaultFixture vault = new VaultFixture(server.address())) {
      vault.settings.put("caFile", ca.certificate.toString());

      assertEquals("fake-1", vault.value("app/openai#key").textValue());
      assertEquals("fake-1", vault.value("app/openai#key").textValue());
    }
  }

  @Test
  void replacedCaFileIsSeenByTheNextBatch(@TempDir Path mine) throws Exception {
    try (KvServer server = serving(ca);
        VaultFixture vault = new VaultFixture(server.address())) {
      Path file = Files.copy(otherName.certificate, mine.resolve("ca.pem"));
      vault.settings.put("caFile", file.toString());
      vault.unavailable(VaultFailure.PROVIDER_TLS);

      Files.write(file, Files.readAllBytes(ca.certificate));

      assertEquals("fake-1", vault.value("app/openai#key").textValue());
    }
  }

  @Test
  void unknownCaIsNotTrusted() throws Exception {
    try (KvServer server = serving(ca);
        VaultFixture vault = new VaultFixture(server.address())) {
      assertTrue(vault.unavailable(VaultFailure.PROVIDER_TLS).contains("set caFile"));
      assertTrue(server.requests.isEmpty());
    }
  }

  @Test
  void certificateForAnotherNameIsNotTrusted() throws Exception {
    try (KvServer server = serving(otherName);
        VaultFixture vault = new VaultFixture(server.address())) {
      vault.settings.put("caFile", otherName.certificate.toString());

      vault.unavailable(VaultFailure.PROVIDER_TLS);
      assertTrue(server.requests.isEmpty());
    }
  }

  @Test
  void serverWithoutTlsIsSaid() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        VaultFixture vault = new VaultFixture("https://127.0.0.1:" + plain.getLocalPort())) {
      Thread answering = new Thread(() -> answerInTheClear(plain));
      answering.start();

      vault.unavailable(VaultFailure.PROVIDER_TLS);

      answering.join();
    }
  }

  @Test
  void caFileMustHoldCertificatesThatOthersCannotReplace(@TempDir Path mine) throws Exception {
    try (KvServer server = serving(ca);
        VaultFixture vault = new VaultFixture(server.address())) {
      Path file = mine.resolve("ca.pem");
      vault.settings.put("caFile", file.toString());
      assertTrue(vault.unavailable(VaultFailure.PROVIDER_CA_INVALID).contains("is no file"));

      Files.writeString(file, "no certificate");
      assertTrue(vault.unavailable(VaultFailure.PROVIDER_CA_INVALID).contains("PEM"));

      Files.write(file, new byte[0]);
      assertTrue(vault.unavailable(VaultFailure.PROVIDER_CA_INVALID).contains("PEM"));

      Files.write(file, Files.readAllBytes(ca.certificate));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
      assertTrue(vault.unavailable(VaultFailure.PROVIDER_CA_INVALID).contains("chmod go-w"));
    }
  }

  private static void answerInTheClear(ServerSocket plain) {
    try (Socket connection = plain.accept()) {
      connection.getInputStream().read();
      connection
          .getOutputStream()
          .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
      connection.shutdownOutput();
      connection.getInputStream().readAllBytes();
    } catch (IOException gone) {
      // The client may hang up at the first byte that is no TLS.
      return;
    }
  }

  private static KvServer serving(TestCa by) throws Exception {
    return new KvServer(by.server).with("app/openai", "{\"key\":\"fake-1\"}");
  }
}
