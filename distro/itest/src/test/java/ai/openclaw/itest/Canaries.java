package ai.openclaw.itest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Values that nobody may repeat. They share a stem, so that one search finds each of them in every
 * form, and differ in the number at their end.
 */
final class Canaries {
  private final String stem;
  private final Map<String, String> needles = new LinkedHashMap<>();

  /**
   * Creates them.
   *
   * @param stem begins each value; characters that encodings change belong into it
   */
  Canaries(String stem) {
    this.stem = stem;
    byte[] bytes = stem.getBytes(StandardCharsets.UTF_8);
    needles.put("plain", stem);
    String json = json(stem);
    needles.put("JSON", json);
    needles.put("JSON in JSON", json(json));
    needles.put("URL", URLEncoder.encode(stem, StandardCharsets.UTF_8));
    needles.put("JSON with escaped slashes", json.replace("/", "\\/"));
    needles.put("HTML", stem.replace("\"", "&quot;"));
    needles.put("hex", HexFormat.of().formatHex(bytes));
    needles.put("HEX", HexFormat.of().withUpperCase().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      String aligned = base64(bytes, before);
      needles.put("base64 at " + before, aligned);
      needles.put("base64url at " + before, aligned.replace('+', '-').replace('/', '_'));
    }
  }

  /** The value with a number. */
  String value(int number) {
    return stem + String.format(Locale.ROOT, "%04d", number);
  }

  /** The forms in which a text holds one of the values. */
  List<String> in(String text) {
    return needles.entrySet().stream()
        .filter(needle -> text.contains(needle.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The files below a folder that hold one of the values, in name or content, without some. */
  List<String> below(Path folder, Set<Path> without) throws IOException {
    var found = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        for (String form : in(file.toString())) {
          found.add("the name " + file + ": " + form);
        }
        if (Files.isRegularFile(file) && !without.contains(file)) {
          for (String form : in(content(file))) {
            found.add(file + ": " + form);
          }
        }
      }
    }
    return found;
  }

  private static String content(Path file) throws IOException {
    byte[] raw = Files.readAllBytes(file);
    String text = new String(raw, StandardCharsets.ISO_8859_1);
    if (raw.length > 2 && (raw[0] & 0xff) == 0x1f && (raw[1] & 0xff) == 0x8b) {
      var plain = new ByteArrayOutputStream();
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        in.transferTo(plain);
      } catch (IOException e) {
        throw new UncheckedIOException(file + " is damaged", e);
      }
      text += plain.toString(StandardCharsets.ISO_8859_1);
    }
    return text;
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** What Base64 makes of the bytes behind some others, without what depends on neighbours. */
  private static String base64(byte[] bytes, int before) {
    byte[] padded = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, padded, before, bytes.length);
    String encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
    return encoded.substring((before * 8 + 5) / 6, padded.length * 8 / 6);
  }
}
