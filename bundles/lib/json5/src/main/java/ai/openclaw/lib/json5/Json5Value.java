package ai.openclaw.lib.json5;

import java.util.List;
import java.util.Optional;

/**
 * A value in the text of a {@link Json5Document}, known by the offsets of its first character and
 * of the one behind its last. Immutable.
 */
public sealed interface Json5Value {
  /** Offset of the first character. */
  int start();

  /** Offset behind the last character. */
  int end();

  /**
   * An object.
   *
   * @param start offset of the opening brace
   * @param end offset behind the closing brace
   * @param members in the order of the text, duplicates included
   */
  record Json5Object(int start, int end, List<Member> members) implements Json5Value {
    /** The member that counts for a name: the last of that name. */
    public Optional<Member> member(String name) {
      for (int i = members.size() - 1; i >= 0; i--) {
        if (members.get(i).name().equals(name)) {
          return Optional.of(members.get(i));
        }
      }
      return Optional.empty();
    }
  }

  /**
   * A member of an object.
   *
   * @param name the key with its escapes decoded
   * @param keyStart offset of the first character of the key, its quote included
   * @param keyEnd offset behind the key
   * @param value its value
   */
  record Member(String name, int keyStart, int keyEnd, Json5Value value) {}

  /**
   * A list.
   *
   * @param start offset of the opening bracket
   * @param end offset behind the closing bracket
   * @param elements in the order of the text
   */
  record Json5List(int start, int end, List<Json5Value> elements) implements Json5Value {}

  /**
   * A string, number, boolean or null.
   *
   * @param start offset of the first character
   * @param end offset behind the last character
   * @param kind what it is
   */
  record Json5Scalar(int start, int end, Kind kind) implements Json5Value {}

  /** The kinds of scalar. */
  enum Kind {
    /** A quoted string. */
    STRING,
    /** A number, the signed and named ones included. */
    NUMBER,
    /** {@code true}. */
    TRUE,
    /** {@code false}. */
    FALSE,
    /** {@code null}. */
    NULL
  }
}
