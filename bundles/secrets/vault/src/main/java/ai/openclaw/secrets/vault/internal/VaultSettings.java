package ai.openclaw.secrets.vault.internal;

import ai.openclaw.lib.providers.ProviderSettings;
import ai.openclaw.lib.providers.UnavailableException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of one server.
 *
 * @param label to begin a message with
 * @param address without a slash at its end
 * @param mount of the key-value engine
 * @param versioned whether the engine keeps versions (KV 2)
 * @param namespace for servers that have them
 * @param login how to get a token
 * @param caFile certificates that are trusted instead of those of Java
 * @param maxBytes of one answer
 */
record VaultSettings(
    String label,
    String address,
    String mount,
    boolean versioned,
    Optional<String> namespace,
    Login login,
    Optional<Path> caFile,
    int maxBytes) {
  private static final int MAX_BYTES = 20_971_520;
  private static final Pattern MOUNT =
      Pattern.compile(
          "(?=.{1,256}\\z)(?!(?:.*/)?\\.{1,2}(?:/|\\z))"
              + "[A-Za-z0-9._@:+=~-]++(?:/[A-Za-z0-9._@:+=~-]++)*+");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[(?:0*:)*:?0*1]");

  static VaultSettings of(ProviderSettings settings) throws UnavailableException {
    Optional<String> namespace = settings.optionalText("namespace");
    if (namespace.isPresent() && !MOUNT.matcher(namespace.get()).matches()) {
      throw settings.invalid("namespace", "the path of a namespace such as team/a");
    }
    String mount = settings.optionalText("mount").orElse("secret");
    if (!MOUNT.matcher(mount).matches()) {
      throw settings.invalid("mount", "the path of a mount such as secret");
    }
    return new VaultSettings(
        settings.label(),
        address(settings),
        mount,
        settings.integer("kvVersion", 2, 2) == 2,
        namespace,
        Login.of(settings, MOUNT, settings.flag("allowInsecurePath")),
        settings.has("caFile") ? Optional.of(settings.path("caFile")) : Optional.empty(),
        settings.integer("maxBytes", MAX_BYTES, 1_048_576));
  }

  /** The path of a secret as the server's policies know it. */
  String policyPath(String path) {
    return mount + (versioned ? "/data/" : "/") + path;
  }

  private static String address(ProviderSettings settings) throws UnavailableException {
    String text = settings.text("address");
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException notAnAddress) {
      throw unusable(settings);
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    boolean plain = scheme.equals("http");
    if ((!plain && !scheme.equals("https"))
        || uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw unusable(settings);
    }
    if (plain
        && !LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches()
        && !settings.flag("allowInsecureHttp")) {
      throw settings.invalid(
          "address",
          "https:// except on this machine, or tokens and secrets travel readable; set"
              + " allowInsecureHttp: true if the network protects them");
    }
    return text.replaceAll("/+$", "");
  }

  private static UnavailableException unusable(ProviderSettings settings) {
    return settings.invalid("address", "an address such as https://vault.example.com:8200");
  }
}
