package ai.openclaw.secrets.keystore.internal;

import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.lib.providers.UnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStore.SecretKeyEntry;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;

/** A keystore that was read and whose password is known. For one batch, on one thread. */
final class OpenKeystore {
  private static final int JKS = 0xFEEDFEED;
  private static final int JCEKS = 0xCECECECE;

  private final KeystoreSettings settings;
  private final KeyStore entries;
  private final char[] password;

  private OpenKeystore(KeystoreSettings settings, KeyStore entries, char[] password) {
    this.settings = settings;
    this.entries = entries;
    this.password = password;
  }

  /** Opens a keystore; the bytes and the password are wiped or owned from here on. */
  static OpenKeystore of(KeystoreSettings settings, ByteBuffer content, char[] password)
      throws UnavailableException {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    if (javaOnly(bytes)) {
      throw KeystoreFailure.PROVIDER_FILE_NOT_PKCS12.all(
          "%s is a JKS or JCEKS keystore; convert it with keytool -importkeystore -deststoretype pkcs12: %s"
              .formatted(settings.rules().label(), settings.path()));
    }
    try {
      KeyStore entries = KeyStore.getInstance("PKCS12");
      entries.load(new ByteArrayInputStream(bytes), password);
      return new OpenKeystore(settings, entries, password);
    } catch (IOException damagedOrLocked) {
      throw refused(settings, damagedOrLocked);
    } catch (GeneralSecurityException unsupported) {
      throw KeystoreFailure.PROVIDER_FILE_NOT_PKCS12.all(
          "%s uses an algorithm this Java does not know: %s"
              .formatted(settings.rules().label(), settings.path()));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** The text of an entry, or why there is none. */
  Outcome at(String alias) {
    try {
      if (!entries.containsAlias(alias)) {
        return KeystoreFailure.SECRET_NOT_FOUND.of(
            "%s has no entry %s: %s".formatted(settings.rules().label(), alias, settings.path()));
      }
      if (!entries.entryInstanceOf(alias, SecretKeyEntry.class)) {
        return notText(
            alias,
            entries.entryInstanceOf(alias, PrivateKeyEntry.class)
                ? "is a private key"
                : "is a certificate");
      }
      return text(alias, entries.getKey(alias, password));
    } catch (UnrecoverableKeyException locked) {
      return unreadable(alias, "has a password of its own, or is damaged");
    } catch (KeyStoreException | NoSuchAlgorithmException unsupported) {
      return unreadable(alias, "uses an algorithm this Java does not know");
    }
  }

  // Only password entries are text by definition; the bytes of another key may look like text.
  private Outcome text(String alias, Key key) {
    byte[] encoded = key.getEncoded();
    if (!key.getAlgorithm().startsWith("PBE") || encoded == null) {
      return notText(alias, "is a key for " + key.getAlgorithm());
    }
    try {
      return new Resolved(SecretValue.of(new String(encoded, StandardCharsets.US_ASCII)));
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  void wipe() {
    Arrays.fill(password, '\0');
  }

  private Outcome notText(String alias, String what) {
    return KeystoreFailure.SECRET_NOT_TEXT.of(
        "entry %s of %s %s; only texts imported with keytool -importpass are served: %s"
            .formatted(alias, settings.rules().label(), what, settings.path()));
  }

  private Outcome unreadable(String alias, String why) {
    return KeystoreFailure.SECRET_UNREADABLE.of(
        "entry %s of %s %s; import it again with keytool -importpass: %s"
            .formatted(alias, settings.rules().label(), why, settings.path()));
  }

  private static UnavailableException refused(KeystoreSettings settings, IOException refused) {
    if (refused.getCause() instanceof UnrecoverableKeyException) {
      return KeystoreFailure.PROVIDER_PASSWORD_WRONG.all(
          "%s does not open the keystore; put its password there: %s"
              .formatted(settings.password().label(), settings.path()));
    }
    return KeystoreFailure.PROVIDER_FILE_NOT_PKCS12.all(
        "%s is no PKCS#12 keystore, or a damaged one: %s"
            .formatted(settings.rules().label(), settings.path()));
  }

  private static boolean javaOnly(byte[] bytes) {
    if (bytes.length < Integer.BYTES) {
      return false;
    }
    int magic = ByteBuffer.wrap(bytes).getInt();
    return magic == JKS || magic == JCEKS;
  }

  /** The content stays hidden. */
  @Override
  public String toString() {
    return "OpenKeystore[" + settings.path() + "]";
  }
}
