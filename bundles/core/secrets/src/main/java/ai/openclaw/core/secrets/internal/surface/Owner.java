package ai.openclaw.core.secrets.internal.surface;

import java.util.List;

/**
 * Who owns a credential field.
 *
 * @param kind what it is
 * @param id its id, unique within the kind
 */
record Owner(Kind kind, String id) {
  /** What an owner is; the order is the order of collection. */
  enum Kind {
    CORE(""),
    CHANNEL("channels"),
    PLUGIN("plugins");

    private final String root;

    Kind(String root) {
      this.root = root;
    }

    /** The first key of the paths of such owners; empty for the core. */
    String root() {
      return root;
    }
  }

  /** Reads {@code kind:id}. */
  static Owner parse(String text) {
    int colon = text.indexOf(':');
    return new Owner(
        switch (text.substring(0, colon)) {
          case "core" -> Kind.CORE;
          case "channel" -> Kind.CHANNEL;
          case "plugin" -> Kind.PLUGIN;
          default -> throw new IllegalArgumentException("no such kind of owner: " + text);
        },
        text.substring(colon + 1));
  }

  /** The path of the subtree that belongs to an owner that is a bundle of its own. */
  List<String> root() {
    return kind == Kind.CHANNEL ? List.of("channels", id) : List.of("plugins", "entries", id);
  }
}
