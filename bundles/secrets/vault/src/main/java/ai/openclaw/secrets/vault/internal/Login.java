package ai.openclaw.secrets.vault.internal;

import ai.openclaw.lib.providers.OwnCredential;
import ai.openclaw.lib.providers.ProviderSettings;
import ai.openclaw.lib.providers.UnavailableException;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a batch gets its token. */
sealed interface Login {
  /** Where the credential is that the batch needs first. */
  OwnCredential credential();

  /** A token that somebody else has made. */
  record Token(OwnCredential credential) implements Login {}

  /**
   * A token that a role gives against its secret id.
   *
   * @param mount where the AppRole method is mounted
   * @param roleId the role
   * @param credential its secret id
   */
  record AppRole(String mount, String roleId, OwnCredential credential) implements Login {}

  /** The one way that the settings name. */
  static Login of(ProviderSettings settings, Pattern mounts, boolean allowInsecurePath)
      throws UnavailableException {
    Optional<ProviderSettings> appRole = settings.object("appRole");
    if (appRole.isEmpty()) {
      return new Token(OwnCredential.of(settings, "token", allowInsecurePath));
    }
    if (settings.has("tokenFile") || settings.has("tokenEnv")) {
      throw new UnavailableException(
          ProviderSettings.INVALID,
          settings.label() + " needs either appRole or tokenFile or tokenEnv");
    }
    ProviderSettings role = appRole.get();
    String mount = role.optionalText("mount").orElse("approle");
    if (!mounts.matcher(mount).matches()) {
      throw role.invalid("mount", "the path of a mount such as approle");
    }
    return new AppRole(
        mount, role.text("roleId"), OwnCredential.of(role, "secretId", allowInsecurePath));
  }
}
