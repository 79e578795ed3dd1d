package ai.openclaw.core.devices.internal;

import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.DeviceProof;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;

/** A device with a key of its own that signs connects as real clients do. */
final class TestDevice {
  private final KeyPair keys;
  private final byte[] raw;

  TestDevice() {
    try {
      keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    byte[] encoded = keys.getPublic().getEncoded();
    raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
  }

  String id() {
    return DeviceKeys.id(raw);
  }

  String publicKey() {
    return DeviceKeys.encode(raw);
  }

  DeviceProof prove(ConnectAttempt attempt, boolean v3, long signedAt, String nonce) {
    var unsigned = new DeviceProof(id(), publicKey(), "", signedAt, nonce);
    String payload = v3 ? SignedPayload.v3(attempt, unsigned) : SignedPayload.v2(attempt, unsigned);
    return new DeviceProof(id(), publicKey(), sign(payload), signedAt, nonce);
  }

  private String sign(String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return DeviceKeys.encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
