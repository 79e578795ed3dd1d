package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** No references in OAuth profiles: their credentials change at run time. */
final class OAuthPolicy {
  static final String CODE = "AUTH_PROFILE_OAUTH_SECRETREF";

  private static final String ENTRY = " - profiles.";

  private OAuthPolicy() {}

  /**
   * The failure that names every field against the policy.
   *
   * @param fields the fields, each below {@code auth-profiles.<agent>}
   * @param folders the folders of the agents
   */
  static RefFailure violation(List<Slot> fields, Map<String, Path> folders) {
    var byAgent = new LinkedHashMap<String, StringBuilder>();
    for (Slot field : fields) {
      String agent = field.path().get(1);
      byAgent
          .computeIfAbsent(agent, id -> new StringBuilder(heading(id, folders)))
          .append(ENTRY)
          .append(String.join(".", field.path().subList(3, field.path().size())))
          .append(": ")
          .append(reason(field));
    }
    return new RefFailure(
        fields.get(0), new SecretFailure(CODE, String.join(" ", byAgent.values())));
  }

  /** The message of such a failure with every field on a line of its own. */
  static String lines(String message) {
    return message.replace(ENTRY, System.lineSeparator() + ENTRY.substring(1));
  }

  private static String heading(String agent, Map<String, Path> folders) {
    Path folder = folders.get(agent);
    return "auth-profiles "
        + (folder == null ? agent : folder)
        + " policy validation failed: OAuth + SecretRef is not supported.";
  }

  private static String reason(Slot field) {
    String why =
        field.targetId().isEmpty()
            ? "the profile has type oauth"
            : "auth.profiles." + field.path().get(3) + ".mode is oauth";
    return why + " (OAuth credentials are runtime-mutable).";
  }
}
