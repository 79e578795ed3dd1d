package ai.openclaw.lib.json5;

import ai.openclaw.lib.json5.Json5Value.Json5Object;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON5 text with its syntax tree. It prints what was parsed, byte by byte; an edit gives a new
 * document that differs in the addressed path only and copies the style of the neighbours.
 * Immutable and thread-safe.
 *
 * <p>A path is a list of keys; list indexes are decimal numbers. Where an object has a key twice,
 * the last one counts. Limits: {@value #MAX_DEPTH} nested levels; the caller limits the size. Time
 * is linear in the size.
 */
public final class Json5Document {
  /** The deepest nesting that is read or written. */
  public static final int MAX_DEPTH = 256;

  private final String text;
  private final Json5Value root;
  private @Nullable Lines lines;

  private Json5Document(String text, Json5Value root) {
    this.text = text;
    this.root = root;
  }

  /**
   * Parses a text.
   *
   * @throws Json5Exception when it is not JSON5 1.0 or nested too deeply
   */
  public static Json5Document parse(String text) throws Json5Exception {
    return new Json5Document(text, new Parser(text).document());
  }

  /**
   * Parses UTF-8, with or without a byte order mark.
   *
   * @throws Json5Exception when it is not UTF-8, not JSON5 1.0 or nested too deeply
   */
  public static Json5Document parse(byte[] utf8) throws Json5Exception {
    return parse(decode(utf8));
  }

  private static String decode(byte[] utf8) throws Json5Exception {
    ByteBuffer in = ByteBuffer.wrap(utf8);
    CharBuffer out = CharBuffer.allocate(utf8.length + 1);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      String before = out.flip().toString();
      throw new Json5Exception(
          new Lines(before).position(before.length()), "UTF-8", "a byte that is none");
    }
    return out.flip().toString();
  }

  /** The text. */
  public String text() {
    return text;
  }

  /**
   * The text as UTF-8: the bytes it was parsed from, edits aside.
   *
   * @throws IllegalStateException when it was parsed from a text with a lone surrogate
   */
  public byte[] bytes() {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      return copy;
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("the text has a lone surrogate", e);
    }
  }

  /** The outermost value. */
  public Json5Value root() {
    return root;
  }

  /** The value of a path. */
  public Optional<Json5Value> find(List<String> path) {
    Optional<Json5Value> found = Optional.of(root);
    for (String segment : path) {
      found = found.flatMap(value -> Editing.child(value, segment));
    }
    return found;
  }

  /** Where the value of a path begins. */
  public Optional<Json5Position> positionOf(List<String> path) {
    return find(path).map(value -> position(value.start()));
  }

  /** Where the key of a path begins; for a list element, the element itself. */
  public Optional<Json5Position> positionOfKey(List<String> path) {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    String last = path.get(path.size() - 1);
    Optional<Json5Value> parent = find(path.subList(0, path.size() - 1));
    if (parent.isPresent() && parent.get() instanceof Json5Object object) {
      return object.member(last).map(member -> position(member.keyStart()));
    }
    return positionOf(path);
  }

  /** Line and column of an offset. */
  public Json5Position position(int offset) {
    // Computed twice at worst: all its fields are final.
    Lines known = lines;
    if (known == null) {
      known = new Lines(text);
      lines = known;
    }
    return known.position(offset);
  }

  /**
   * The values as a Jackson tree of its own. Whole numbers within 2^53 are integers; {@code
   * Infinity} and {@code NaN} are doubles; of a key that is there twice, the last value counts.
   */
  public JsonNode toJson() {
    return Tree.toJson(text, root);
  }

  /** A value of this document as a Jackson tree of its own. */
  public JsonNode toJson(Json5Value value) {
    return Tree.toJson(text, value);
  }

  /** The paths of members that a later member of the same name replaces, with their positions. */
  public List<Duplicate> duplicates() {
    List<Duplicate> found = new ArrayList<>();
    Tree.duplicates(root, new ArrayList<>(), (path, offset) -> found.add(duplicate(path, offset)));
    return List.copyOf(found);
  }

  private Duplicate duplicate(List<String> path, int offset) {
    return new Duplicate(List.copyOf(path), position(offset));
  }

  /**
   * A member without effect.
   *
   * @param path its path
   * @param position where its key is
   */
  public record Duplicate(List<String> path, Json5Position position) {}

  /**
   * Sets a value. Parents that are missing are made: objects, or a list where the next segment is
   * {@code 0}. The index behind the last element of a list appends.
   *
   * @throws Json5PathException when the path leads through something that is no object and no list,
   *     or past the end of a list
   */
  public Json5Document set(List<String> path, JsonNode value) throws Json5PathException {
    return setAll(Map.of(path, value));
  }

  /**
   * Sets values, all at once: in linear time, and in the style that their neighbours have before.
   *
   * @param values the new values by path; new children are added in the order of the map
   * @throws Json5PathException as for {@link #set}, and when a path lies within another one
   */
  public Json5Document setAll(Map<List<String>, JsonNode> values) throws Json5PathException {
    return apply(new Editing(this).set(values));
  }

  /**
   * Inserts an element before the one at an index, or a member that is not there yet.
   *
   * @throws Json5PathException as for {@link #set}, and when the member exists already
   */
  public Json5Document insert(List<String> path, JsonNode value) throws Json5PathException {
    return apply(new Editing(this).insert(path, value));
  }

  /**
   * Removes a value with its comments: those behind it on its line and those on lines of their own
   * directly above. Nothing happens when there is no such value.
   *
   * @throws Json5PathException when the path is the root
   */
  public Json5Document remove(List<String> path) throws Json5PathException {
    return removeAll(Set.of(path));
  }

  /**
   * Removes values, all at once, in linear time; list indexes are those of before.
   *
   * @throws Json5PathException when a path is the root
   */
  public Json5Document removeAll(Set<List<String>> paths) throws Json5PathException {
    if (paths.contains(List.<String>of())) {
      throw new Json5PathException(List.of(), "the root cannot be removed");
    }
    return apply(new Editing(this).remove(paths));
  }

  private Json5Document apply(List<Change> changes) throws Json5PathException {
    if (changes.isEmpty()) {
      return this;
    }
    String edited = Change.apply(text, changes);
    try {
      return parse(edited);
    } catch (Json5Exception e) {
      throw new Json5PathException(List.of(), "the result would not be JSON5: " + e.getMessage());
    }
  }

  /** The text. */
  @Override
  public String toString() {
    return text;
  }
}
