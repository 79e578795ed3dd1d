package ai.openclaw.core.logging.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Values to look for, encoded by other code than the one under test where the JDK has some. */
final class Canary {
  static final List<String> VALUES =
      List.of("CANARY-0123456789", "CANARY/p+q&\"x\\y'<z> \u00fc\u20ac=%!~*", "CANARY\tline");

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Canary() {}

  static List<String> encodings(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    var forms = new ArrayList<String>();
    forms.add(value);
    forms.add("\"" + value + "\"");
    forms.add("x" + value + "x");
    for (String json : List.of(json(JSON, value), json(ASCII, value))) {
      forms.add(json);
      forms.add(json.replace("/", "\\/"));
      forms.add(json.toLowerCase(Locale.ROOT).equals(json) ? json : "[" + json + "]");
      forms.add(json(JSON, json));
      forms.add(json(JSON, json).replace("/", "\\/"));
    }
    forms.add(json(JSON, "key=" + value));
    String form = URLEncoder.encode(value, UTF_8);
    forms.add(form);
    forms.add(form.replace("+", "%20"));
    forms.add(lower(form));
    forms.add(lower(form.replace("+", "%20")));
    forms.add(form.replace("*", "%2A").replace("%7E", "~"));
    forms.add(form.replace("%21", "!").replace("%7E", "~").replace("%27", "'").replace("+", "%20"));
    forms.add("https://h/?token=" + form + "&x=1");
    forms.add(path(value));
    forms.add(lower(path(value)));
    forms.add(
        value
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;"));
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
    for (Base64.Encoder encoder :
        List.of(
            Base64.getEncoder(),
            Base64.getEncoder().withoutPadding(),
            Base64.getUrlEncoder(),
            Base64.getUrlEncoder().withoutPadding())) {
      forms.add(encoder.encodeToString(bytes));
      for (String before : List.of("a", "ab", "abc")) {
        forms.add(core(encoder, before, value));
      }
    }
    return List.copyOf(forms);
  }

  static boolean shows(String clean, String form) {
    return clean.contains("CANARY") || clean.contains(form);
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The characters of a longer Base64 text that depend on the value alone. */
  private static String core(Base64.Encoder encoder, String before, String value) {
    String whole = encoder.withoutPadding().encodeToString((before + value).getBytes(UTF_8));
    int from = (before.length() * 8 + 5) / 6;
    return whole.substring(from, (before + value).getBytes(UTF_8).length * 8 / 6);
  }

  private static String json(JsonMapper mapper, String value) {
    try {
      String quoted = mapper.writeValueAsString(value);
      return quoted.substring(1, quoted.length() - 1);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(String value) {
    try {
      return new URI(null, null, "/" + value, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String lower(String encoded) {
    var text = new StringBuilder(encoded);
    for (int at = text.indexOf("%"); at >= 0; at = text.indexOf("%", at + 1)) {
      text.replace(at, at + 3, text.substring(at, at + 3).toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }
}
