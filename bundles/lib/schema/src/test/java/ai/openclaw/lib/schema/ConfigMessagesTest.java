package ai.openclaw.lib.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigMessagesTest {
  private static final String REF =
      "{type:'object',properties:{source:{type:'string'},provider:{type:'string'},"
          + "id:{type:'string'}},required:['source','provider','id'],additionalProperties:false}";

  @Test
  void reportsAnUnknownKeyAtItsParent() {
    String schema =
        "{type:'object',additionalProperties:false,properties:{gateway:{type:'object',"
            + "additionalProperties:false,properties:{port:{type:'integer'}}}}}";
    assertEquals(
        List.of("<root>: Unrecognized key: \"zzzzzz\""), Json.config(schema, "{zzzzzz:1}"));
    assertEquals(
        List.of("gateway: Unrecognized key: \"prot\" (did you mean \"port\"?)"),
        Json.config(schema, "{gateway:{prot:1}}"));
  }

  @Test
  void tellsTheTypeThatWasFoundAndNeverTheValue() {
    assertEquals(
        List.of("port: expected an integer, found a string"),
        Json.config("{properties:{port:{type:'integer'}}}", "{port:'hunter2'}"));
    assertEquals(
        List.of("<root>: expected a number, found NaN or infinity"),
        Json.config("{type:'number'}", "NaN"));
    for (String schema :
        List.of("{const:'a'}", "{enum:['a']}", "{pattern:'^a'}", "{maxLength:1}", "false")) {
      assertFalse(Json.config(schema, "'hunter2'").toString().contains("hunter2"), schema);
    }
  }

  @Test
  void suggestsTheListedValueThatIsNear() {
    assertEquals(
        List.of("<root>: expected one of \"local\", \"remote\" (did you mean \"local\"?)"),
        Json.config("{enum:['local','remote']}", "'locla'"));
    assertEquals(
        List.of("<root>: expected one of \"local\", \"remote\", found a number"),
        Json.config("{enum:['local','remote']}", "3"));
  }

  @Test
  void wordsLimits() {
    assertEquals(
        List.of("<root>: expected at most 65535"), Json.config("{maximum:65535}", "65536"));
    assertEquals(
        List.of("<root>: expected at least 1 character"), Json.config("{minLength:1}", "''"));
    assertEquals(List.of("<root>: missing key \"id\""), Json.config("{required:['id']}", "{}"));
  }

  @Test
  void usesTheSchemasOwnWordsForAPattern() {
    assertEquals(
        List.of("<root>: expected a name like MY_KEY"),
        Json.config("{pattern:'^[A-Z]+$','x-message':'expected a name like MY_KEY'}", "'a'"));
  }

  @Test
  void namesAllTypesWhenNoAlternativeHasTheRightOne() {
    String schema = "{anyOf:[{type:'string'},{anyOf:[" + REF + ",{type:'boolean'}]}]}";
    assertEquals(
        List.of("<root>: expected a string or an object or true or false, found a number"),
        Json.config(schema, "3"));
  }

  @Test
  void speaksOnlyOfTheAlternativeOfTheRightType() {
    String schema = "{properties:{token:{anyOf:[{type:'string'}," + REF + "]}}}";
    assertEquals(
        List.of("token: missing key \"provider\""),
        Json.config(schema, "{token:{source:'env',id:'A'}}"));
    assertEquals(
        List.of("token: Unrecognized key: \"extra\""),
        Json.config(schema, "{token:{source:'env',provider:'p',id:'A',extra:1}}"));
  }

  @Test
  void letsAConstantKeyChooseTheAlternative() {
    String schema =
        "{oneOf:["
            + "{type:'object',properties:{kind:{const:'at'},at:{type:'string'}},required:['at']},"
            + "{type:'object',properties:{kind:{const:'every'},ms:{type:'integer'},a:{},b:{}},"
            + "required:['ms','a','b']}]}";
    assertEquals(
        List.of(
            "<root>: missing key \"ms\"", "<root>: missing key \"a\"", "<root>: missing key \"b\""),
        Json.config(schema, "{kind:'every'}"));
    assertEquals(
        List.of("kind: expected one of \"at\", \"every\" (did you mean \"every\"?)"),
        Json.config(schema, "{kind:'evry'}"));
  }

  @Test
  void joinsTheValuesOfAlternativesThatAreConstants() {
    assertEquals(
        List.of("<root>: expected one of \"auto\", true, false"),
        Json.config("{anyOf:[{const:'auto'},{enum:[true,false]}]}", "'zzzzzzzz'"));
    assertEquals(
        List.of("<root>: expected \"auto\""),
        Json.config("{anyOf:[{const:'auto'},{type:'boolean'}]}", "'zzzzzzzz'"));
  }
}
