package ai.openclaw.core.configrpc.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.config.SchemaDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaLookupTest {
  private static final SchemaLookup SCHEMA =
      new SchemaLookup(
          new SchemaDocument(
              (ObjectNode)
                  Trees.json(
                      "{properties:{"
                          + "gateway:{$ref:'#/$defs/gateway'},"
                          + "list:{type:'array',items:{$ref:'#/$defs/agent'}},"
                          + "open:{type:'object',additionalProperties:{type:'object',"
                          + "properties:{key:{$ref:'#/$defs/secretInput'}}}},"
                          + "both:{allOf:[{type:'object',properties:{a:{type:'string'}}},"
                          + "{properties:{b:{type:'integer',minimum:1}},required:['b']}]}},"
                          + "$defs:{gateway:{type:'object',additionalProperties:false,"
                          + "properties:{port:{type:'integer'},auth:{type:'object',properties:{}}}},"
                          + "agent:{type:'object',required:['id'],properties:{id:{type:'string'},"
                          + "sub:{$ref:'#/$defs/agent'}}},"
                          + "secretInput:{anyOf:[{type:'string'},"
                          + "{type:'object',properties:{source:{}}}]}}}"),
              (ObjectNode) Trees.json("{gateway:{label:'Gateway'},'open.*.key':{sensitive:true}}"),
              Instant.EPOCH));

  private static JsonNode at(String path) {
    return SCHEMA.at(path).orElseThrow();
  }

  @Test
  void showsTheFieldAndWhatIsDirectlyBelowIt() {
    assertEquals(
        Trees.json(
            "{path:'gateway',schema:{type:'object',additionalProperties:false},"
                + "hint:{label:'Gateway'},hintPath:'gateway',children:["
                + "{key:'port',path:'gateway.port',type:'integer',required:false,"
                + "hasChildren:false},"
                + "{key:'auth',path:'gateway.auth',type:'object',required:false,"
                + "hasChildren:false}]}"),
        at("gateway"));
  }

  @Test
  void elementsHaveSeveralSpellings() {
    for (String path : List.of("list[]", "list[0]", "list.0", "list.*", "list/7")) {
      JsonNode found = at(path);
      assertTrue(found.at("/children/0/required").asBoolean(), path);
      assertEquals("id", found.at("/children/0/key").asText(), path);
    }
    assertEquals("list.*", at("list[]").path("path").asText());
    assertEquals("list.0.sub.sub.id", at("list.0.sub.sub.id").path("path").asText());
    assertTrue(SCHEMA.at("list.x").isEmpty());
  }

  @Test
  void credentialIsALeafAndItsHintIsFoundByPattern() {
    JsonNode found = at("open.acme.key");
    assertTrue(found.path("hint").path("sensitive").asBoolean());
    assertEquals("open.*.key", found.path("hintPath").asText());
    assertEquals(0, found.path("children").size());
    assertEquals("open.acme.key", at("open.acme").at("/children/0/path").asText());
    assertFalse(at("open.acme").at("/children/0/hasChildren").asBoolean());
  }

  @Test
  void everyPartOfACombinationCounts() {
    JsonNode children = at("both").path("children");
    assertEquals(2, children.size());
    assertTrue(children.get(1).path("required").asBoolean());
    assertEquals(1, at("both.b").path("schema").path("minimum").asInt());
  }

  @Test
  void whatNoSchemaKnowsIsNotFound() {
    for (String path : List.of("nope", ".", "gateway.nope", "gateway.port.x", "list", "")) {
      assertEquals(path.equals("list"), SCHEMA.at(path).isPresent(), path);
    }
  }
}
