package ai.openclaw.core.secrets.internal.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.lib.schema.MessageStyle;
import ai.openclaw.lib.schema.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configuration schemas beside the surfaces that ship. */
class OwnerSchemasTest {
  private static final String SCHEMA = "src/main/resources/openclaw/config.schema.json";
  private static final String SURFACE = "src/main/resources/openclaw/surface.json";

  static List<Path> folders() {
    return Declared.folders().stream().filter(f -> Files.exists(f.resolve(SCHEMA))).toList();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void takeAReferenceAndATextInEveryCredentialField(Path folder) throws Exception {
    Schema schema = Schema.compile(Configs.tree(Files.readString(folder.resolve(SCHEMA))));
    JsonNode reference = Configs.tree("{source: 'vault', provider: 'default', id: 'some/id'}");
    JsonNode surface = Configs.tree(Files.readString(folder.resolve(SURFACE)));
    String id = String.valueOf(folder.getFileName());
    for (DeclaredTarget target : SurfaceReader.read(id, surface).declared()) {
      List<String> path = target.field().refPath().orElse(target.field().path()).segments();
      for (JsonNode value : List.of(reference, TextNode.valueOf("plain"))) {
        if (value.isObject() || target.field().refPath().isEmpty()) {
          assertEquals(
              List.of(),
              schema.validate(tree(path, value), MessageStyle.CONFIG).stream()
                  .filter(issue -> !issue.toString().contains("command"))
                  .toList(),
              String.join(".", path));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void refuseKeysThatNobodyKnowsUnlessTheOwnerTakesAny(Path folder) throws Exception {
    JsonNode document = Configs.tree(Files.readString(folder.resolve(SCHEMA)));
    Schema schema = Schema.compile(document);
    assertEquals(List.of(), schema.validate(Configs.tree("{}"), MessageStyle.CONFIG));
    assertEquals(
        document.has("additionalProperties"),
        !schema.validate(Configs.tree("{noSuchKey: 1}"), MessageStyle.CONFIG).isEmpty(),
        folder.toString());
  }

  private static ObjectNode tree(List<String> path, JsonNode value) {
    ObjectNode root = Configs.tree("{}");
    ObjectNode node = root;
    int start = path.get(0).equals("channels") ? 2 : 4;
    for (String key : path.subList(start, path.size() - 1)) {
      node = node.putObject(key.equals("*") ? "one" : key);
    }
    String last = path.get(path.size() - 1);
    node.set(last.equals("*") ? "ONE" : last, value);
    return root;
  }
}
