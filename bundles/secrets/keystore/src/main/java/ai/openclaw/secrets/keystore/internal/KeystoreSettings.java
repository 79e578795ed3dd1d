package ai.openclaw.secrets.keystore.internal;

import ai.openclaw.lib.files.PathRules;
import ai.openclaw.lib.providers.OwnCredential;
import ai.openclaw.lib.providers.ProviderSettings;
import ai.openclaw.lib.providers.UnavailableException;
import java.nio.file.Path;

/**
 * The settings of one keystore.
 *
 * @param path the file, absolute
 * @param rules what is asked of it
 * @param password where the password is
 * @param maxBytes the largest file
 */
record KeystoreSettings(Path path, PathRules rules, OwnCredential password, int maxBytes) {
  private static final int MAX_BYTES = 20_971_520;

  static KeystoreSettings of(ProviderSettings settings) throws UnavailableException {
    boolean insecure = settings.flag("allowInsecurePath");
    return new KeystoreSettings(
        settings.path("path"),
        PathRules.secretFile(settings.label("path"), insecure),
        OwnCredential.of(settings, "password", insecure),
        settings.integer("maxBytes", MAX_BYTES, 1_048_576));
  }
}
