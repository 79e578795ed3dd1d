package ai.openclaw.bench.fuzz;

import java.util.List;
import java.util.Random;

/** Makes JSON5 texts, most of them well-formed, and damages some of them. */
final class Json5Texts {
  private static final List<String> SPACES =
      List.of(
          "", "", "", "", " ", "  ", "\n", "\r\n", "\r", "\t", "\u000b", "\f", "\u00a0", "\ufeff",
          "\u2028", "\u2029", "\u2003", "\u3000", "\u1680");
  private static final List<String> COMMENTS =
      List.of("/* c */", "/**/", "// c\n", "//\r", "//\u2028", "/* * / ** */", "/*\n*/", "//x\r\n");
  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "$",
          "_",
          "a1",
          "'q'",
          "\"d\"",
          "''",
          "\\u0061x",
          "a\\u0062",
          "null",
          "true",
          "Infinity",
          "NaN",
          "\u00fc",
          "\u4e2d",
          "a\u200c",
          "a\u0301",
          "\u2160",
          "__proto__",
          "'__proto__'",
          "constructor",
          "\ud835\udd38",
          "a\u203f",
          "'0'",
          "\"1\"",
          "'\\x41'");
  private static final List<String> SCALARS =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "+0",
          "1",
          "-1",
          "+1",
          ".5",
          "5.",
          "-.5",
          "+5.",
          "0.0",
          "1e3",
          "1E+3",
          "1e-3",
          "1e400",
          "-1e400",
          "5e-324",
          "1e-400",
          "0x0",
          "0xFF",
          "0Xdead",
          "-0x1",
          "+0xA",
          "0x1fffffffffffff",
          "0x20000000000001",
          "0xffffffffffffffffffff",
          "Infinity",
          "-Infinity",
          "+Infinity",
          "NaN",
          "-NaN",
          "+NaN",
          "12345678901234567890",
          "9007199254740993",
          "0.1",
          "123456789012345678",
          "0.30000000000000004",
          "179769313486231570000000000000000000000e270",
          "''",
          "\"\"",
          "'x'",
          "\"y\"",
          "'\\''",
          "\"\\\"\"",
          "'\"'",
          "\"'\"",
          "'\\n\\t\\b\\f\\r\\v\\0'",
          "'\\x41\\u0042'",
          "'\\\n'",
          "'\\\r\n'",
          "'\\\u2028'",
          "'\u2028'",
          "'\\a\\z\\$'",
          "'\u0000'",
          "'\u0001'",
          "'\t'",
          "'\ud83d\ude00'",
          "'\\ud83d'",
          "'\\ud83d\\ude00'");
  private static final List<String> ODD =
      List.of(
          "00",
          "01",
          "0x",
          "'\\01'",
          "'\\1'",
          "'\\9'",
          "'\\u12'",
          "'\\xg0'",
          "'a\nb'",
          "undefined",
          "nul",
          "Infinit",
          "infinity",
          "0b1",
          "0o7",
          "1_000",
          "1n",
          "'unended",
          "a.b",
          "--1");
  private static final String ALPHABET =
      "{}[]:,'\"\\/*+-.0123456789eExXuUabcfnrtvINz$_ \t\n\r\u0000\u0007\u000b\f\u00a0\ufeff\u2028"
          + "\u2029\u200c\u200d\u0301\u203f\u3000\u0085\u180e\u200b\ud835\udd38";

  // Behind it the two differ on purpose: json5 knows the letters of Unicode 10, Java those of a
  // later one.
  private static final int LETTERS_OF_OLD = 0x500;

  private final Random random;

  Json5Texts(Random random) {
    this.random = random;
  }

  String next() {
    String text = trivia() + value(5) + trivia();
    return random.nextBoolean() ? text : damaged(text);
  }

  private String value(int depth) {
    int choice = depth == 0 ? 9 : random.nextInt(10);
    if (choice < 3) {
      return object(depth - 1);
    }
    if (choice < 5) {
      return list(depth - 1);
    }
    return choice == 5 ? digits() : pick(random.nextInt(25) == 0 ? ODD : SCALARS);
  }

  private String object(int depth) {
    var out = new StringBuilder("{");
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      out.append(trivia()).append(pick(NAMES)).append(trivia()).append(':').append(trivia());
      out.append(value(depth)).append(trivia()).append(comma(i, count));
    }
    return out.append(trivia()).append('}').toString();
  }

  private String list(int depth) {
    var out = new StringBuilder("[");
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      out.append(trivia()).append(value(depth)).append(trivia()).append(comma(i, count));
    }
    return out.append(trivia()).append(']').toString();
  }

  private String comma(int index, int count) {
    return index < count - 1 || random.nextBoolean() ? "," : "";
  }

  private String digits() {
    var out = new StringBuilder(pick(List.of("", "-", "+")));
    int length = 1 + random.nextInt(25);
    int point = random.nextInt(30);
    for (int i = 0; i < length; i++) {
      out.append(i == point ? "." : "").append(random.nextInt(i == 0 ? 9 : 10) + (i == 0 ? 1 : 0));
    }
    return random.nextInt(3) > 0
        ? out.toString()
        : out.append("e").append(random.nextInt(700) - 350).toString();
  }

  private String trivia() {
    var out = new StringBuilder(pick(SPACES));
    while (random.nextInt(6) == 0) {
      out.append(pick(COMMENTS)).append(pick(SPACES));
    }
    return out.toString();
  }

  private String damaged(String text) {
    var out = new StringBuilder(text);
    for (int n = random.nextInt(3); n >= 0; n--) {
      int at = random.nextInt(out.length() + 1);
      int end = Math.min(out.length(), at + random.nextInt(3));
      String with =
          switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> pick(SCALARS);
            case 2 -> String.valueOf((char) random.nextInt(LETTERS_OF_OLD));
            default -> String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
          };
      out.replace(at, end, with);
    }
    return out.toString();
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
