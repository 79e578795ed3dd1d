package ai.openclaw.core.gateway.internal.tls;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A certificate that vouches for itself: clients know it by its fingerprint.
 *
 * @param certificate the certificate, DER
 * @param key its private key
 */
@SuppressWarnings("ArrayRecordComponent") // written once and never compared
record SelfSigned(byte[] certificate, PrivateKey key) {
  private static final String NAME = "openclaw-gateway";
  private static final Duration LIFE = Duration.ofDays(3650);
  private static final Duration EARLIER = Duration.ofMinutes(5);
  private static final int FIRST_LONG_YEAR = 2050;
  private static final byte[] ECDSA = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));

  /** Makes one for this machine and some further names or addresses. */
  static SelfSigned make(List<String> names, Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] content = content(pair, names, now);
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(content);
      return new SelfSigned(
          Der.sequence(content, ECDSA, Der.bits(signature.sign())), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM signs with ECDSA on P-256", e);
    }
  }

  private static byte[] content(KeyPair pair, List<String> names, Instant now) {
    return Der.sequence(
        Der.value(0xA0, Der.integer(2)),
        Der.integer(new BigInteger(127, new SecureRandom())),
        ECDSA,
        name(),
        Der.sequence(time(now.minus(EARLIER)), time(now.plus(LIFE))),
        name(),
        pair.getPublic().getEncoded(),
        Der.value(0xA3, Der.sequence(authority(), alternatives(names))));
  }

  private static byte[] name() {
    byte[] common = Der.sequence(Der.oid("2.5.4.3"), Der.text(0x0C, NAME));
    return Der.sequence(Der.value(0x31, common));
  }

  /** Clients that are told to trust it take it for an authority, whose only leaf is itself. */
  private static byte[] authority() {
    byte[] yes = Der.value(0x01, new byte[] {(byte) 0xFF});
    return Der.sequence(Der.oid("2.5.29.19"), yes, Der.octets(Der.sequence(yes)));
  }

  private static byte[] alternatives(List<String> names) {
    Set<String> all = new LinkedHashSet<>(List.of("localhost", NAME, "127.0.0.1", "::1"));
    all.addAll(names);
    all.remove("0.0.0.0");
    var entries = new ArrayList<byte[]>();
    for (String name : all) {
      entries.add(
          name.matches("[0-9.]+") || name.indexOf(':') >= 0
              ? Der.value(0x87, address(name))
              : Der.text(0x82, name));
    }
    return Der.sequence(
        Der.oid("2.5.29.17"), Der.octets(Der.sequence(entries.toArray(byte[][]::new))));
  }

  private static byte[] address(String digits) {
    try {
      return InetAddress.getByName(digits).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("no address: " + digits, e);
    }
  }

  private static byte[] time(Instant at) {
    var utc = at.atZone(ZoneOffset.UTC);
    boolean brief = utc.getYear() < FIRST_LONG_YEAR;
    String pattern = brief ? "yyMMddHHmmss'Z'" : "yyyyMMddHHmmss'Z'";
    return Der.text(brief ? 0x17 : 0x18, DateTimeFormatter.ofPattern(pattern).format(utc));
  }
}
