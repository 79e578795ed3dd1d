package ai.openclaw.core.devices.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Raw Ed25519 public keys: their ids, and signatures made with their other half. */
final class DeviceKeys {
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final int RAW_LENGTH = 32;

  private DeviceKeys() {}

  /** Decodes Base64 of either alphabet, padded or not, as clients send both. */
  static Optional<byte[]> decode(String text) {
    String unpadded = text.replace('+', '-').replace('/', '_').replaceAll("=+$", "");
    try {
      return Optional.of(Base64.getUrlDecoder().decode(unpadded));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The form in which keys are stored. */
  static String encode(byte[] raw) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
  }

  /** The device id that belongs to a raw key. */
  static String id(byte[] raw) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Whether a signature over a text was made with the other half of a raw key. */
  static boolean signed(PublicKey key, String text, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The key object of a raw key; empty when the bytes are no key. */
  static Optional<PublicKey> key(byte[] raw) {
    if (raw.length != RAW_LENGTH) {
      return Optional.empty();
    }
    byte[] encoded = new byte[X509_PREFIX.length + RAW_LENGTH];
    System.arraycopy(X509_PREFIX, 0, encoded, 0, X509_PREFIX.length);
    System.arraycopy(raw, 0, encoded, X509_PREFIX.length, RAW_LENGTH);
    try {
      return Optional.of(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
