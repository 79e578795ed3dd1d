package ai.openclaw.core.client.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** This machine's Ed25519 key pair, by which gateways know it. Immutable. */
final class DeviceIdentity {
  private static final int RAW_LENGTH = 32;

  private final String id;
  private final byte[] raw;
  private final PrivateKey key;

  /** Wraps a key pair. */
  DeviceIdentity(KeyPair keys) throws GeneralSecurityException {
    byte[] encoded = keys.getPublic().getEncoded();
    raw = Arrays.copyOfRange(encoded, encoded.length - RAW_LENGTH, encoded.length);
    id = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
    key = keys.getPrivate();
  }

  /** Lower-case hex sha256 of the raw public key. */
  String id() {
    return id;
  }

  /** The raw public key, base64url. */
  String publicKey() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
  }

  /** A signature over a text, base64url. */
  String sign(String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK from 15 on signs with Ed25519", e);
    }
  }

  @Override
  public String toString() {
    return "DeviceIdentity[" + id + "]";
  }
}
