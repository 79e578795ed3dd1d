package ai.openclaw.lib.json5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares with the npm package {@code json5}, where node finds one (NODE_PATH, or the system
 * property {@code json5.peer} naming the package's folder).
 */
class Json5PeerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCRIPT =
      """
      const json5 = require(process.env.JSON5_PEER || 'json5');
      const texts = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'));
      const show = (k, v) => typeof v === 'number' && !Number.isFinite(v) ? '#' + v : v;
      console.warn = () => {};
      const answers = texts.map(t => {
        try { return JSON.stringify(json5.parse(t), show); } catch (e) { return 'refused'; }
      });
      require('fs').writeFileSync(process.argv[3], JSON.stringify(answers));
      """;

  @Test
  void acceptsRefusesAndReadsAsTheReferenceParserDoes(@TempDir Path folder) throws Exception {
    List<String> texts = texts();
    Path in = folder.resolve("texts.json");
    JSON.writeValue(in.toFile(), texts);
    Path out = folder.resolve("answers.json");
    boolean answered = node(folder, in, out);
    if (!answered) {
      System.out.println("Json5PeerTest skipped: node with the npm package json5 is not here");
    }
    assumeTrue(answered);
    JsonNode answers = JSON.readTree(out.toFile());
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      assertEquals(normal(answers.get(i).textValue()), ours(text), text);
    }
  }

  private static List<String> texts() {
    var random = new Random(11);
    var generator = new RandomJson5(random);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      String text = generator.text();
      texts.add(text);
      var damaged = new StringBuilder(text);
      for (int n = random.nextInt(3); n >= 0; n--) {
        int at = random.nextInt(damaged.length());
        String with = random.nextBoolean() ? "" : String.valueOf((char) random.nextInt(0x80));
        damaged.replace(at, at + 1, with);
        if (damaged.length() == 0) {
          damaged.append('1');
        }
      }
      texts.add(damaged.toString());
    }
    return texts;
  }

  private static boolean node(Path folder, Path in, Path out)
      throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("peer.cjs"), SCRIPT, StandardCharsets.UTF_8);
    try {
      var builder =
          new ProcessBuilder("node", script.toString(), in.toString(), out.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      String peer = System.getProperty("json5.peer");
      if (peer != null) {
        builder.environment().put("JSON5_PEER", peer);
      }
      return builder.start().waitFor() == 0;
    } catch (IOException noNode) {
      return false;
    }
  }

  private static JsonNode normal(String answer) throws IOException {
    return answer.equals("refused")
        ? JSON.getNodeFactory().missingNode()
        : reals(JSON.readTree(answer));
  }

  private static JsonNode ours(String text) throws IOException {
    try {
      return reals(JSON.readTree(JSON.writeValueAsString(Json5Document.parse(text).toJson())));
    } catch (Json5Exception e) {
      return JSON.getNodeFactory().missingNode();
    }
  }

  /** JavaScript has one kind of number; keys that look like indexes come first there. */
  private static JsonNode reals(JsonNode node) {
    if (node.isArray()) {
      var list = JSON.createArrayNode();
      node.forEach(element -> list.add(reals(element)));
      return list;
    }
    if (node.isObject()) {
      var object = JSON.createObjectNode();
      node.properties().forEach(member -> object.set(member.getKey(), reals(member.getValue())));
      return object;
    }
    if (node.isNumber()) {
      return JSON.getNodeFactory().numberNode(node.doubleValue());
    }
    boolean named = node.isTextual() && node.textValue().matches("#?(-?Infinity|NaN)");
    return named ? JSON.getNodeFactory().textNode(node.textValue().replace("#", "")) : node;
  }
}
