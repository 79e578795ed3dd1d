package ai.openclaw.core.gateway.internal.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
  private static final int PKCS1_IN_PKCS8 = 26;

  private final Path folder;

  IdentityTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private TlsSettings settings(String tls) throws IOException {
    return TlsSettings.of(
            new ObjectMapper().readTree("{\"tls\":" + tls + "}"),
            folder,
            folder.resolve("openclaw.json"),
            List.of("0.0.0.0", "192.0.2.7"))
        .orElseThrow();
  }

  private Path pem(String name, String type, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder().encodeToString(der);
    String text = "comment\n-----BEGIN " + type + "-----\r\n" + body;
    return Files.writeString(folder.resolve(name), text + "\r\n-----END " + type + "-----\n");
  }

  private String refusal(TlsSettings settings) {
    return assertThrows(TlsUnusable.class, () -> Identity.load(settings)).text();
  }

  @Test
  void certificateIsMadeOnceForThisMachineAndOnlyItsOwnerReadsIt() throws Exception {
    TlsSettings settings = settings("{\"enabled\":true}");
    Identity made = Identity.load(settings);
    X509Certificate certificate = made.chain().get(0);
    certificate.verify(certificate.getPublicKey());
    certificate.checkValidity();
    certificate.checkValidity(Date.from(Instant.now().plus(Duration.ofDays(3600))));
    assertEquals("CN=openclaw-gateway", certificate.getSubjectX500Principal().getName());
    List<Object> names =
        Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
            .flatMap(Collection::stream)
            .<Object>map(name -> name.get(1))
            .toList();
    assertEquals(
        List.of("localhost", "openclaw-gateway", "127.0.0.1", "0:0:0:0:0:0:0:1", "192.0.2.7"),
        names);
    Path own = folder.resolve("gateway").resolve("tls");
    for (String file : List.of("gateway-cert.pem", "gateway-key.pem")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve(file))));
    }
    assertEquals(made.fingerprint(), Identity.load(settings).fingerprint());
    assertTrue(made.fingerprint().matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"));
    assertFalse(made.toString().contains("PRIVATE"));
  }

  @Test
  void keysInEveryUsualFormAreRead() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    byte[] whole = rsa.generateKeyPair().getPrivate().getEncoded();
    byte[] inner = Arrays.copyOfRange(whole, PKCS1_IN_PKCS8, whole.length);
    assertArrayEquals(whole, Pem.key(pem("rsa8", "PRIVATE KEY", whole)).getEncoded());
    PrivateKey older = Pem.key(pem("rsa1", "RSA PRIVATE KEY", inner));
    assertArrayEquals(whole, older.getEncoded());

    for (String curve : List.of("secp256r1", "secp384r1", "secp521r1")) {
      KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
      ec.initialize(new ECGenParameterSpec(curve));
      KeyPair pair = ec.generateKeyPair();
      String oid =
          switch (curve) {
            case "secp256r1" -> "1.2.840.10045.3.1.7";
            case "secp384r1" -> "1.3.132.0.34";
            default -> "1.3.132.0.35";
          };
      ECPrivateKey key = (ECPrivateKey) pair.getPrivate();
      int bytes = (key.getParams().getCurve().getField().getFieldSize() + 7) / 8;
      byte[] number = key.getS().toByteArray();
      byte[] fixed = new byte[bytes];
      int length = Math.min(bytes, number.length);
      System.arraycopy(number, number.length - length, fixed, bytes - length, length);
      byte[] sec1 = Der.sequence(Der.integer(1), Der.octets(fixed), Der.value(0xA0, Der.oid(oid)));
      PrivateKey read = Pem.key(pem("ec", "EC PRIVATE KEY", sec1));
      assertEquals(key.getS(), ((ECPrivateKey) read).getS());
    }
    KeyPair ed = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] ed8 = ed.getPrivate().getEncoded();
    assertArrayEquals(ed8, Pem.key(pem("ed", "PRIVATE KEY", ed8)).getEncoded());
  }

  @Test
  void eachMistakeNamesTheFileAndShowsNothingOfIt() throws Exception {
    Identity made = Identity.load(settings("{\"enabled\":true}"));
    Files.writeString(folder.resolve("none.pem"), "s3cret");
    String absent = "{\"enabled\":true,\"autoGenerate\":false,\"certPath\":\"absent.pem\"}";
    assertTrue(refusal(settings(absent)).contains(folder.resolve("absent.pem").toString()));

    String none = "{\"enabled\":true,\"keyPath\":\"none.pem\"}";
    String message = refusal(settings(none));
    assertTrue(message.startsWith(folder.resolve("none.pem") + " holds no private key"), message);
    assertFalse(message.contains("s3cret"));

    pem("locked.pem", "ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3});
    String locked = refusal(settings("{\"enabled\":true,\"keyPath\":\"locked.pem\"}"));
    assertTrue(locked.contains("is encrypted"), locked);

    pem("broken.pem", "CERTIFICATE", new byte[] {1, 2, 3});
    String broken = refusal(settings("{\"enabled\":true,\"certPath\":\"broken.pem\"}"));
    assertTrue(broken.contains("broken.pem"), broken);

    SelfSigned other = SelfSigned.make(List.of(), Instant.now());
    pem("other.pem", "PRIVATE KEY", other.key().getEncoded());
    String unfit = refusal(settings("{\"enabled\":true,\"keyPath\":\"other.pem\"}"));
    assertTrue(unfit.contains("is not the key of the certificate"), unfit);
    assertFalse(made.fingerprint().isEmpty());
  }

  @Test
  void chainIsCompletedFromTheAuthorities() throws Exception {
    Identity made = Identity.load(settings("{\"enabled\":true}"));
    SelfSigned other = SelfSigned.make(List.of(), Instant.now());
    pem("ca.pem", "CERTIFICATE", other.certificate());
    Identity longer =
        Identity.load(settings("{\"enabled\":true,\"caPath\":\"" + folder + "/ca.pem\"}"));
    assertEquals(made.chain().get(0), longer.chain().get(0));
    assertEquals(2, longer.chain().size());
  }
}
