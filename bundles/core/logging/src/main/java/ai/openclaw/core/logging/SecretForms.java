package ai.openclaw.core.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The forms in which a secret may turn up in a text: as it is, and as the usual encoders write it.
 * Whoever asks for them holds the secret; they are as secret as it is.
 */
public final class SecretForms {
  /** Shorter forms would also match by chance. */
  public static final int SHORTEST = 6;

  /** What wrote a form. */
  public enum Kind {
    /** Nothing: the value itself. */
    PLAIN,
    /** JSON, once or twice. */
    JSON,
    /** An encoder of URLs or of form data. */
    URL,
    /** HTML or XML. */
    MARKUP,
    /** Hexadecimal digits. */
    HEX,
    /** Base64 or its variant for URLs, alone or within a longer text. */
    BASE64
  }

  private static final String UNRESERVED = "-._~";
  private static final String FORM = "-._*";
  private static final String COMPONENT = "-._~!*'()";
  private static final String PATH = "-._~!*'()$&+,;=:@/";

  private SecretForms() {}

  /**
   * Tells every form of a value that is long enough; the same one may come more than once.
   *
   * @param value the secret
   * @param forms takes a form and what wrote it
   */
  public static void each(String value, BiConsumer<String, Kind> forms) {
    add(value, Kind.PLAIN, forms);
    for (String inner : addJson(value, forms)) {
      // JSON as a string within JSON.
      add(json(inner, false, false, false), Kind.JSON, forms);
      add(json(inner, true, false, false), Kind.JSON, forms);
      add(json(inner, false, true, false), Kind.JSON, forms);
    }
    for (String safe : new String[] {UNRESERVED, FORM, COMPONENT, PATH}) {
      String encoded = url(value, safe);
      add(encoded, Kind.URL, forms);
      add(lowerHex(encoded), Kind.URL, forms);
      add(encoded.replace("%20", "+"), Kind.URL, forms);
      add(lowerHex(encoded).replace("%20", "+"), Kind.URL, forms);
    }
    add(markup(value, "&#39;"), Kind.MARKUP, forms);
    add(markup(value, "&apos;"), Kind.MARKUP, forms);
    byte[] bytes = value.getBytes(UTF_8);
    add(HexFormat.of().formatHex(bytes), Kind.HEX, forms);
    add(HexFormat.of().withUpperCase().formatHex(bytes), Kind.HEX, forms);
    addBase64(bytes, forms);
  }

  private static void add(String form, Kind kind, BiConsumer<String, Kind> forms) {
    if (form.length() >= SHORTEST) {
      forms.accept(form, kind);
    }
  }

  private static Set<String> addJson(String value, BiConsumer<String, Kind> forms) {
    var escaped = new LinkedHashSet<String>();
    for (boolean slash : new boolean[] {false, true}) {
      escaped.add(json(value, slash, false, false));
      for (boolean markup : new boolean[] {false, true}) {
        String ascii = json(value, slash, true, markup);
        escaped.add(ascii);
        escaped.add(upperUnicode(ascii));
      }
    }
    escaped.forEach(form -> add(form, Kind.JSON, forms));
    return escaped;
  }

  private static String json(String value, boolean slash, boolean ascii, boolean markup) {
    var text = new StringBuilder(value.length() + 8);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        case '/' -> text.append(slash ? "\\/" : "/");
        default -> {
          boolean unsafe = markup && "<>&'=".indexOf(c) >= 0;
          if (c < ' ' || unsafe || (ascii && c > '~')) {
            text.append("\\u").append(HexFormat.of().toHexDigits(c));
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.toString();
  }

  private static String upperUnicode(String escaped) {
    var text = new StringBuilder(escaped);
    for (int at = text.indexOf("\\u"); at >= 0; at = text.indexOf("\\u", at + 2)) {
      int end = Math.min(at + 6, text.length());
      text.replace(at + 2, end, text.substring(at + 2, end).toUpperCase(Locale.ROOT));
    }
    return text.toString();
  }

  private static String url(String value, String safe) {
    var text = new StringBuilder(value.length() + 16);
    for (byte b : value.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain || safe.indexOf(c) >= 0) {
        text.append(c);
      } else {
        text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return text.toString();
  }

  private static String lowerHex(String encoded) {
    var text = new StringBuilder(encoded);
    for (int at = text.indexOf("%"); at >= 0; at = text.indexOf("%", at + 1)) {
      int end = Math.min(at + 3, text.length());
      text.replace(at, end, text.substring(at, end).toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }

  private static String markup(String value, String apostrophe) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", apostrophe);
  }

  /**
   * Inside a longer Base64 text the value starts at one of three places of a group of four; only
   * the characters that depend on nothing but the value can be looked for.
   */
  private static void addBase64(byte[] bytes, BiConsumer<String, Kind> forms) {
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int from = (before * 8 + 5) / 6;
      int to = shifted.length * 8 / 6;
      String sure = encoded.substring(from, to);
      add(sure, Kind.BASE64, forms);
      add(sure.replace('+', '-').replace('/', '_'), Kind.BASE64, forms);
      if (before == 0) {
        add(encoded, Kind.BASE64, forms);
        add(Base64.getEncoder().encodeToString(bytes), Kind.BASE64, forms);
        add(Base64.getUrlEncoder().encodeToString(bytes), Kind.BASE64, forms);
        add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), Kind.BASE64, forms);
      }
    }
  }
}
