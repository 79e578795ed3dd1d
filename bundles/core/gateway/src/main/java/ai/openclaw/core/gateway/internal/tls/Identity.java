package ai.openclaw.core.gateway.internal.tls;

import ai.openclaw.lib.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A key and the certificates that go with it. Immutable; {@link #toString()} does not show the key.
 *
 * @param key the private key
 * @param chain the certificate, and those that vouch for it
 */
record Identity(PrivateKey key, List<X509Certificate> chain) {
  private static final Logger LOG = LoggerFactory.getLogger(Identity.class);

  Identity {
    chain = List.copyOf(chain);
  }

  /** Reads the files, which are made first when there is neither and that is allowed. */
  static Identity load(TlsSettings settings) throws TlsUnusable {
    if (settings.generate()
        && Files.notExists(settings.certificate())
        && Files.notExists(settings.key())) {
      generate(settings);
    }
    PrivateKey key = Pem.key(settings.key());
    var chain = new ArrayList<>(Pem.certificates(settings.certificate()));
    if (!fits(key, chain.get(0).getPublicKey())) {
      throw new TlsUnusable(
          settings.key() + " is not the key of the certificate in " + settings.certificate());
    }
    if (settings.authorities().isPresent()) {
      complete(chain, Pem.certificates(settings.authorities().get()));
    }
    return new Identity(key, chain);
  }

  private static void generate(TlsSettings settings) throws TlsUnusable {
    SelfSigned made = SelfSigned.make(settings.names(), Instant.now());
    try {
      write(settings.key(), Pem.key(made.key()));
      write(settings.certificate(), Pem.certificate(made.certificate()));
    } catch (IOException e) {
      throw new TlsUnusable(
          "A certificate was made, but could not be written to "
              + settings.certificate()
              + ". Check the folder, or set gateway.tls.certPath and gateway.tls.keyPath.");
    }
    LOG.info("made a self-signed certificate: {}", settings.certificate());
  }

  private static void write(Path file, byte[] content) throws IOException {
    AtomicFile.folder(Objects.requireNonNull(file.getParent(), "file"));
    AtomicFile.write(file, content);
  }

  /** Adds the certificates that vouch for the last of the chain, as far as they are there. */
  private static void complete(List<X509Certificate> chain, List<X509Certificate> authorities) {
    Optional<X509Certificate> issuer = issuer(chain, authorities);
    while (issuer.isPresent()) {
      chain.add(issuer.get());
      issuer = issuer(chain, authorities);
    }
  }

  private static Optional<X509Certificate> issuer(
      List<X509Certificate> chain, List<X509Certificate> authorities) {
    X509Certificate last = chain.get(chain.size() - 1);
    return authorities.stream()
        .filter(one -> one.getSubjectX500Principal().equals(last.getIssuerX500Principal()))
        .filter(one -> !chain.contains(one))
        .findFirst();
  }

  private static boolean fits(PrivateKey key, PublicKey certified) {
    try {
      String algorithm =
          switch (certified.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> certified.getAlgorithm();
          };
      byte[] sample = new SecureRandom().generateSeed(16);
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(sample);
      byte[] signed = signer.sign();
      signer.initVerify(certified);
      signer.update(sample);
      return signer.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** SHA-256 of the certificate, as clients that pin it write it. */
  String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(chain.get(0).getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was read has an encoding", e);
    }
  }

  /** A key store in memory. */
  KeyStore store(char[] password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry("gateway", key, password, chain.toArray(X509Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a key store in memory takes every key", e);
    }
  }

  @Override
  public String toString() {
    return "Identity[" + fingerprint() + "]";
  }
}
