package ai.openclaw.core.config.internal.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.config.SchemaDocument;
import ai.openclaw.core.config.internal.schema.Contribution.Origin;
import ai.openclaw.lib.schema.MessageStyle;
import ai.openclaw.lib.schema.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

class ComposerTest {
  private static final Map<String, String> TELEGRAM =
      Map.of(
          "a/config.json",
          "{$id:'x',type:'object',properties:{botToken:{$ref:'shared.json#/$defs/secretInput'},"
              + "next:{$ref:'#'},port:{type:'integer',title:'The port',description:'Where.'}},"
              + "additionalProperties:false}",
          "a/shared.json",
          "{$defs:{secretInput:{type:'string'}}}");

  @Test
  void everyReferencePointsIntoTheDocument() {
    JsonNode schema = composed("channels.telegram", TELEGRAM).schema();
    List<JsonNode> references = schema.findValues("$ref");
    assertTrue(references.size() > 100, "only " + references.size());
    for (JsonNode reference : references) {
      String text = reference.asText();
      assertTrue(text.startsWith("#"), text);
      assertFalse(schema.at(text.substring(1)).isMissingNode(), text);
    }
    assertEquals(0, schema.findValues("$id").size());
    assertEquals(1, schema.findValues("$schema").size() - properties(schema));
  }

  private static int properties(JsonNode schema) {
    return schema.path("properties").has("$schema") ? 1 : 0;
  }

  @Test
  void documentRefusesWhatTheBundlesRefuse() throws Exception {
    JsonNode schema = composed("channels.telegram", TELEGRAM).schema();
    Schema compiled = Schema.compile(schema);
    for (String good :
        List.of(
            "{}",
            "{channels:{telegram:{botToken:'x',next:{next:{}}},other:{y:1}}}",
            "{gateway:{port:1,auth:{token:{source:'env',provider:'default',id:'A'}}}}")) {
      assertEquals(0, compiled.validate(Shipped.json(good), MessageStyle.CONFIG).size(), good);
    }
    for (String bad :
        List.of(
            "{bogus:1}",
            "{channels:{telegram:{botToken:1}}}",
            "{channels:{telegram:{next:{next:{zz:1}}}}}",
            "{channels:{defaults:{zz:1}}}",
            "{gateway:{port:'a'}}")) {
      assertFalse(compiled.validate(Shipped.json(bad), MessageStyle.CONFIG).isEmpty(), bad);
    }
  }

  @Test
  void whatAnOwnerSaysOfAnEntryAddsToWhatHoldsForEveryEntry() throws Exception {
    JsonNode schema =
        composed("plugins.entries.brave.config", Map.of("a/config.json", TELEGRAM_LIKE)).schema();
    Schema compiled = Schema.compile(schema);
    assertEquals(List.of(), issues(compiled, "{plugins:{entries:{brave:{config:{key:'a'}}}}}"));
    assertEquals(List.of(), issues(compiled, "{plugins:{entries:{exa:{config:{key:1}}}}}"));
    assertEquals(1, issues(compiled, "{plugins:{entries:{brave:{config:{key:1}}}}}").size());
    assertEquals(1, issues(compiled, "{plugins:{entries:{brave:{zz:1}}}}").size());
  }

  private static final String TELEGRAM_LIKE = "{type:'object',properties:{key:{type:'string'}}}";

  private static List<Object> issues(Schema schema, String config) {
    return List.copyOf(schema.validate(Shipped.json(config), MessageStyle.CONFIG));
  }

  @Test
  void hintsNameWhatIsSecretAndWhatFieldsAreFor() {
    JsonNode hints = composed("channels.telegram", TELEGRAM).hints();
    assertTrue(hints.path("gateway.auth.token").path("sensitive").asBoolean());
    assertTrue(hints.path("channels.telegram.botToken").path("sensitive").asBoolean());
    assertTrue(hints.path("models.providers.*.apiKey").path("sensitive").asBoolean());
    assertEquals(
        "{\"label\":\"The port\",\"help\":\"Where.\"}",
        hints.path("channels.telegram.port").toString());
    assertFalse(hints.has("gateway.port"));
    assertTrue(hints.path("gateway").path("order").isInt());
  }

  @Test
  void brokenSchemaIsLeftOutAndTheOthersStay() {
    JsonNode schema =
        composed("channels.t", Map.of("a/config.json", "{properties:{x:{$ref:'gone.json'}}}"))
            .schema();
    assertFalse(schema.toString().contains("gone"));
    assertTrue(schema.path("properties").has("gateway"));
  }

  private static SchemaDocument composed(String path, Map<String, String> resources) {
    List<Contribution> all = new ArrayList<>(Shipped.core());
    all.addAll(
        Contributions.read(
            "a/config.json;path=\"" + path + "\"",
            new Origin("acme.owner", new Version(1, 0, 0), 9),
            resource -> read(resources, resource)));
    return Composer.compose(all);
  }

  private static JsonNode read(Map<String, String> resources, String name) throws IOException {
    String text = resources.get(name);
    if (text == null) {
      throw new FileNotFoundException(name);
    }
    return Shipped.json(text);
  }
}
