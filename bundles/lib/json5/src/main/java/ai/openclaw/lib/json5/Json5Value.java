package ai.openclaw.lib.json5;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A value in the text of a {@link Json5Document}, known by the offsets of its first character and
 * of the one behind its last. Immutable.
 */
public sealed interface Json5Value {
  /** Offset of the first character. */
  int start();

  /** Offset behind the last character. */
  int end();

  /** An object. */
  final class Json5Object implements Json5Value {
    private static final int FEW = 8;

    private final int start;
    private final int end;
    private final List<Member> members;
    private final Map<String, Integer> last;

    Json5Object(int start, int end, List<Member> members) {
      this.start = start;
      this.end = end;
      this.members = List.copyOf(members);
      this.last = members.size() > FEW ? last(members) : Map.of();
    }

    private static Map<String, Integer> last(List<Member> members) {
      Map<String, Integer> last = new HashMap<>(members.size() * 2);
      for (int i = 0; i < members.size(); i++) {
        last.put(members.get(i).name(), i);
      }
      return last;
    }

    /** Offset of the opening brace. */
    @Override
    public int start() {
      return start;
    }

    /** Offset behind the closing brace. */
    @Override
    public int end() {
      return end;
    }

    /** The members in the order of the text, duplicates included. */
    public List<Member> members() {
      return members;
    }

    /** The member that counts for a name: the last of that name. */
    public Optional<Member> member(String name) {
      if (members.size() > FEW) {
        return Optional.ofNullable(last.get(name)).map(members::get);
      }
      for (int i = members.size() - 1; i >= 0; i--) {
        if (members.get(i).name().equals(name)) {
          return Optional.of(members.get(i));
        }
      }
      return Optional.empty();
    }

    /** The places of all members of a name. */
    Set<Integer> indexes(String name) {
      Integer only = last.get(name);
      if (only != null && last.size() == members.size()) {
        return Set.of(only);
      }
      Set<Integer> found = new HashSet<>();
      for (int i = 0; i < members.size(); i++) {
        if (members.get(i).name().equals(name)) {
          found.add(i);
        }
      }
      return found;
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
