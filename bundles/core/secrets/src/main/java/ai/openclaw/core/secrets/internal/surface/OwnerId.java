package ai.openclaw.core.secrets.internal.surface;

import java.util.List;

/** What an operator would name when a field of theirs does not work. */
public final class OwnerId {
  private OwnerId() {}

  /** The owner id of a concrete path. */
  public static String of(List<String> path) {
    return String.join(".", path.subList(0, Math.min(path.size() - 1, length(path))));
  }

  /** Whether an owner is served all or nothing in every mode. */
  public static boolean alwaysStrict(String owner) {
    return owner.equals("gateway.auth") || owner.equals("gateway.remote");
  }

  private static int length(List<String> path) {
    String start = path.get(0) + "." + (path.size() > 1 ? path.get(1) : "");
    return switch (start) {
      case "models.providers", "skills.entries", "plugins.entries" -> 3;
      default -> {
        if (path.get(0).equals("auth-profiles")) {
          yield 4;
        }
        if (!path.get(0).equals("channels")) {
          yield 2;
        }
        yield path.size() > 4 && path.get(2).equals("accounts") ? 4 : 2;
      }
    };
  }
}
