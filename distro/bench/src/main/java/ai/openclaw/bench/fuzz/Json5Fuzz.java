package ai.openclaw.bench.fuzz;

import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Compares our JSON5 parser with the npm package {@code json5} on random texts. */
public final class Json5Fuzz {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final int BATCH = 100;
  private static final int MOST_SHOWN = 20;

  private Json5Fuzz() {}

  /**
   * Runs it; ends with 1 when the two differ.
   *
   * @param args how many seconds, and the seed or an empty text
   */
  public static void main(String[] args) throws Exception {
    long end = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000_000L;
    long seed = args[1].isEmpty() ? System.nanoTime() : Long.parseLong(args[1]);
    var texts = new Json5Texts(new Random(seed));
    long compared = 0;
    long refused = 0;
    int different = 0;
    try (var peer = new Peer(Path.of("distro/bench/fuzz/peer.cjs"))) {
      while (System.nanoTime() < end && different < MOST_SHOWN) {
        List<String> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
          batch.add(texts.next());
        }
        List<String> theirs = peer.read(batch);
        for (int i = 0; i < BATCH; i++) {
          String ours = ours(batch.get(i));
          compared++;
          refused += ours.equals("-") ? 1 : 0;
          if (!ours.equals(theirs.get(i))) {
            different++;
            System.out.println("text " + JSON.writeValueAsString(batch.get(i)));
            System.out.println("  ours  " + ours);
            System.out.println("  json5 " + theirs.get(i));
          }
        }
      }
    }
    System.out.printf(
        "seed %d: %d texts, %d refused by us, %d read differently%n",
        seed, compared, refused, different);
    System.exit(different == 0 ? 0 : 1);
  }

  private static String ours(String text) {
    try {
      return show(Json5Document.parse(text).toJson());
    } catch (Json5Exception refused) {
      return "-";
    }
  }

  /** A value as the script writes it: texts as code units, numbers as the bits of a double. */
  static String show(JsonNode value) {
    var out = new StringBuilder();
    if (value.isNumber()) {
      double number = value.doubleValue();
      String bits = Long.toHexString(Double.doubleToLongBits(number == 0 ? 0.0 : number));
      out.append('#').append(Double.isNaN(number) ? "NaN" : bits);
    } else if (value.isTextual()) {
      out.append('\'').append(units(value.textValue())).append('\'');
    } else if (value.isArray()) {
      var elements = new ArrayList<String>();
      value.forEach(element -> elements.add(show(element)));
      out.append('[').append(String.join(";", elements)).append(']');
    } else if (value.isObject()) {
      var members = new TreeSet<String>();
      value
          .properties()
          .forEach(entry -> members.add(units(entry.getKey()) + ":" + show(entry.getValue())));
      out.append('{').append(String.join(";", members)).append('}');
    } else {
      out.append(value.asText());
    }
    return out.toString();
  }

  private static String units(String text) {
    var out = new StringBuilder();
    text.chars().forEach(unit -> out.append(Integer.toHexString(unit)).append(','));
    return out.toString();
  }
}
