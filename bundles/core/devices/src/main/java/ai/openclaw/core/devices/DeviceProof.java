package ai.openclaw.core.devices;

/**
 * A device's proof of its identity, as sent and not yet checked. Immutable.
 *
 * @param id lower-case hex sha256 of the raw public key
 * @param publicKey raw Ed25519 key, base64url
 * @param signature signature over the connect payload, base64url
 * @param signedAt when it was signed, milliseconds since the epoch
 * @param nonce the nonce it was signed for
 */
public record DeviceProof(
    String id, String publicKey, String signature, long signedAt, String nonce) {}
