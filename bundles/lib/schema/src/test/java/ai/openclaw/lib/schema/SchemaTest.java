package ai.openclaw.lib.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{type:'integer'}|1|true",
        "{type:'integer'}|1.0|true",
        "{type:'integer'}|1.5|false",
        "{type:'number'}|NaN|false",
        "{type:'number'}|Infinity|false",
        "{type:['string','null']}|null|true",
        "{type:['string','null']}|false|false",
        "{minimum:1}|1|true",
        "{minimum:1}|0.999|false",
        "{exclusiveMinimum:0}|0|false",
        "{maximum:9007199254740991}|9007199254740992|false",
        "{multipleOf:0.1}|0.3|true",
        "{multipleOf:2}|3|false",
        "{maxLength:1}|'\uD83D\uDE00'|true",
        "{minLength:1}|''|false",
        "{pattern:'^a$'}|'a\\n'|false",
        "{pattern:'^[[a]+$'}|'[a'|true",
        "{const:1}|1.0|true",
        "{enum:['a',null]}|null|true",
        "{enum:['a']}|'A'|false",
        "{prefixItems:[{type:'string'}],items:{type:'number'}}|['a',1]|true",
        "{prefixItems:[{type:'string'}],items:{type:'number'}}|['a','b']|false",
        "{maxItems:1}|[1,2]|false",
        "{minProperties:1}|{}|false",
        "{patternProperties:{'^x':{type:'string'}},additionalProperties:false}|{xa:'1'}|true",
        "{patternProperties:{'^x':{type:'string'}},additionalProperties:false}|{xa:1}|false",
        "{propertyNames:{maxLength:2}}|{abc:1}|false",
        "{additionalProperties:{type:'string'},properties:{n:{type:'number'}}}|{n:1,a:''}|true",
        "{oneOf:[{type:'integer'},{type:'number'}]}|1|false",
        "{oneOf:[{type:'integer'},{type:'number'}]}|1.5|true",
        "{allOf:[{minimum:1},{maximum:2}]}|3|false",
        "{properties:{a:false}}|{a:1}|false",
        "{properties:{a:true}}|{a:1}|true",
        "{type:'object'}|[]|false",
      })
  void decidesAsTheStandardSays(String schema, String value, boolean valid) {
    assertEquals(valid, Json.config(schema, value).isEmpty(), schema + " on " + value);
  }

  @Test
  void followsReferencesThatLeadBackToThemselves() {
    String schema =
        "{$ref:'#/$defs/tree',$defs:{tree:{type:'object',properties:{kids:{type:'array',"
            + "items:{$ref:'#/$defs/tree'}}},additionalProperties:false}}}";
    assertEquals(List.of(), Json.config(schema, "{kids:[{kids:[]},{}]}"));
    assertEquals(
        List.of("kids.0: Unrecognized key: \"kidz\" (did you mean \"kids\"?)"),
        Json.config(schema, "{kids:[{kidz:[]}]}"));
  }

  @Test
  void loadsAnotherDocumentOnlyWhenAValueNeedsItAndOnlyOnce() {
    var loads = new AtomicInteger();
    Schema schema =
        Schema.compile(
            Json.of("{properties:{a:{$ref:'a.json#/$defs/x'},b:{$ref:'a.json'}}}"),
            name -> {
              loads.incrementAndGet();
              return Json.of("{type:'object',$defs:{x:{$ref:'#/$defs/y'},y:{type:'string'}}}");
            });
    schema.validate(Json.of("{c:1}"), MessageStyle.CONFIG);
    assertEquals(0, loads.get());
    IntStream.range(0, 64)
        .parallel()
        .forEach(
            i ->
                assertEquals(2, schema.validate(Json.of("{a:1,b:1}"), MessageStyle.CONFIG).size()));
    assertEquals(1, loads.get());
  }

  @Test
  void namesThePlaceOfAnUnsupportedKeyword() {
    assertRefused("{properties:{a:{items:{if:{}}}}}", "#/properties/a/items", "\"if\"");
    assertRefused("{$ref:'#/$defs/a',$defs:{a:{dependencies:{}}}}", "#/$defs/a", "dependencies");
  }

  @Test
  void refusesSchemasThatAreBrokenThemselves() {
    assertRefused("[]", "#", "object");
    assertRefused("{type:'text'}", "#", "text");
    assertRefused("{enum:'a'}", "#", "list");
    assertRefused("{minimum:'1'}", "#", "number");
    assertRefused("{maxLength:-1}", "#", "size");
    assertRefused("{maxItems:1.5}", "#", "size");
    assertRefused("{pattern:'('}", "#", "pattern");
    assertRefused("{$ref:'#/nowhere'}", "#/nowhere", "nothing");
    assertRefused("{$ref:'#anchor'}", "#", "pointer");
  }

  @Test
  void reportsADocumentThatCannotBeLoadedWhenAValueNeedsIt() {
    Schema schema =
        Schema.compile(
            Json.of("{properties:{a:{$ref:'gone.json'}}}"),
            name -> {
              throw new IOException("no such resource");
            });
    JsonNode value = Json.of("{a:1}");
    var failure =
        assertThrows(SchemaException.class, () -> schema.validate(value, MessageStyle.CONFIG));
    assertTrue(failure.toString().contains("gone.json"), failure.toString());
  }

  @Test
  void acceptsAnnotations() {
    assertEquals(
        List.of(),
        Json.config(
            "{$schema:'s',$id:'i',$comment:'c',title:'t',description:'d',default:1,examples:[],"
                + "format:'uri','x-own':1}",
            "1"));
  }

  private static void assertRefused(String schema, String place, String word) {
    JsonNode document = Json.of(schema);
    var failure = assertThrows(SchemaException.class, () -> Schema.compile(document));
    assertTrue(failure.toString().contains(": schema " + place + ":"), failure.toString());
    assertTrue(failure.toString().contains(word), failure.toString());
  }
}
