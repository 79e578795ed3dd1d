package ai.openclaw.core.gateway.internal.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes PEM files; no message shows what a file holds. */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "RSASSA-PSS");
  private static final byte[] RSA = Der.sequence(Der.oid("1.2.840.113549.1.1.1"), Der.nothing());
  private static final List<String> CURVES =
      List.of("1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35");

  @SuppressWarnings("ArrayRecordComponent") // read once and never compared
  private record Block(String type, byte[] content) {}

  private Pem() {}

  /** The certificates of a file, at least one. */
  static List<X509Certificate> certificates(Path file) throws TlsUnusable {
    var certificates = new ArrayList<X509Certificate>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Block block : blocks(file)) {
        if (block.type().equals(CERTIFICATE)
            && factory.generateCertificate(new ByteArrayInputStream(block.content()))
                instanceof X509Certificate one) {
          certificates.add(one);
        }
      }
    } catch (GeneralSecurityException e) {
      throw new TlsUnusable(file + " holds a certificate that cannot be read. Replace the file.");
    }
    if (certificates.isEmpty()) {
      throw new TlsUnusable(file + " holds no PEM certificate. Replace the file.");
    }
    return List.copyOf(certificates);
  }

  /** The private key of a file: PKCS#8, or one of the older forms for RSA and EC. */
  static PrivateKey key(Path file) throws TlsUnusable {
    for (Block block : blocks(file)) {
      Optional<PrivateKey> key =
          switch (block.type()) {
            case "PRIVATE KEY" -> pkcs8(block.content());
            case "RSA PRIVATE KEY" ->
                pkcs8(Der.sequence(Der.integer(0), RSA, Der.octets(block.content())));
            case "EC PRIVATE KEY" -> ec(block.content());
            case "ENCRYPTED PRIVATE KEY" ->
                throw new TlsUnusable(
                    file
                        + " is encrypted. Write it without a passphrase: openssl pkey -in … -out …");
            default -> Optional.empty();
          };
      if (key.isPresent()) {
        return key.get();
      }
    }
    throw new TlsUnusable(
        file
            + " holds no private key that can be read (PKCS#8, PKCS#1 or EC, PEM). Replace the"
            + " file.");
  }

  private static Optional<PrivateKey> ec(byte[] content) {
    for (String curve : CURVES) {
      // The curve is named in the key itself, after its number; only one fits.
      byte[] name = Der.oid(curve);
      if (contains(content, name)) {
        return pkcs8(
            Der.sequence(
                Der.integer(0),
                Der.sequence(Der.oid("1.2.840.10045.2.1"), name),
                Der.octets(content)));
      }
    }
    return Optional.empty();
  }

  private static boolean contains(byte[] content, byte[] part) {
    return new String(content, StandardCharsets.ISO_8859_1)
        .contains(new String(part, StandardCharsets.ISO_8859_1));
  }

  private static Optional<PrivateKey> pkcs8(byte[] content) {
    for (String algorithm : ALGORITHMS) {
      try {
        return Optional.of(
            KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(content)));
      } catch (GeneralSecurityException other) {
        // The form does not say which algorithm it is for; the next one may fit.
      }
    }
    return Optional.empty();
  }

  private static List<Block> blocks(Path file) throws TlsUnusable {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new TlsUnusable(file + " cannot be read. Check the path and its permissions.");
    }
    var blocks = new ArrayList<Block>();
    Matcher found = BLOCK.matcher(text);
    while (found.find()) {
      try {
        blocks.add(new Block(found.group(1), Base64.getMimeDecoder().decode(found.group(2))));
      } catch (IllegalArgumentException e) {
        throw new TlsUnusable(file + " is damaged: a block is not base64. Replace the file.");
      }
    }
    return blocks;
  }

  static byte[] certificate(byte[] der) {
    return block(CERTIFICATE, der);
  }

  static byte[] key(PrivateKey key) {
    return block("PRIVATE KEY", key.getEncoded());
  }

  private static byte[] block(String type, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String text = "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
