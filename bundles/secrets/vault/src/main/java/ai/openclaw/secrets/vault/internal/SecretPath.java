package ai.openclaw.secrets.vault.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An id, {@code <path>#<key>}: a path cannot hold the sign, and a key may hold slashes.
 *
 * @param path the path below the mount
 * @param key the key in the secret at the path
 */
record SecretPath(String path, String key) {
  static final Pattern ID =
      Pattern.compile(
          "(?=.{3,512}\\z)(?!(?:[^#]*/)?\\.{1,2}[/#])"
              + "[A-Za-z0-9._@:+=~-]++(?:/[A-Za-z0-9._@:+=~-]++)*+#[A-Za-z0-9._@:+=~/-]{1,128}");
  static final String ID_RULE =
      "<path>#<key>, a path below the mount and a key of the secret there, with no segment . or"
          + " .. between slashes, such as openclaw/openai#apiKey";

  static SecretPath of(String id) {
    int sign = id.indexOf('#');
    return new SecretPath(id.substring(0, sign), id.substring(sign + 1));
  }

  /** A path as a part of an address. */
  static String encoded(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(segment -> URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
