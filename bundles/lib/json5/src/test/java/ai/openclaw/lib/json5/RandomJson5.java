package ai.openclaw.lib.json5;

import java.util.List;
import java.util.Random;

/** Writes random JSON5 texts with every freedom that the format gives. */
final class RandomJson5 {
  private static final List<String> SPACES =
      List.of("", "", "", " ", "  ", "\n", "\n  ", "\r\n", "\t", "\u00A0", "\n\n");
  private static final List<String> COMMENTS =
      List.of("/* c */", "/**/", "// c\n", "//\r\n", "/* a\n b */", "// ' \" { , }\n");
  private static final List<String> NAMES =
      List.of("a", "b", "$c", "_d", "'e-f'", "\"g\"", "\\u0061x", "null", "'0'", "ü");
  private static final List<String> SCALARS =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "+.5",
          "5.",
          "1e3",
          "0xFF",
          "Infinity",
          "'x'",
          "\"y\\n\"",
          "'\\'q\\''",
          "\"a\\\nb\"",
          "''",
          "-0x1",
          "12345678901234567890");

  private final Random random;

  RandomJson5(Random random) {
    this.random = random;
  }

  String text() {
    String root = random.nextInt(4) == 0 ? value(4) : object(4);
    return trivia() + root + trivia();
  }

  private String value(int depth) {
    int choice = depth == 0 ? 9 : random.nextInt(10);
    if (choice < 3) {
      return object(depth - 1);
    }
    return choice < 5 ? list(depth - 1) : pick(SCALARS);
  }

  private String object(int depth) {
    var out = new StringBuilder("{");
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      out.append(trivia()).append(pick(NAMES)).append(trivia()).append(':').append(trivia());
      out.append(value(depth)).append(trivia());
      if (i < count - 1 || random.nextBoolean()) {
        out.append(',');
      }
    }
    return out.append(trivia()).append('}').toString();
  }

  private String list(int depth) {
    var out = new StringBuilder("[");
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      out.append(trivia()).append(value(depth)).append(trivia());
      if (i < count - 1 || random.nextBoolean()) {
        out.append(',');
      }
    }
    return out.append(trivia()).append(']').toString();
  }

  private String trivia() {
    var out = new StringBuilder(pick(SPACES));
    while (random.nextInt(5) == 0) {
      out.append(pick(COMMENTS)).append(pick(SPACES));
    }
    return out.toString();
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
