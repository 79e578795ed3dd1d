package ai.openclaw.lib.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The expected texts are those that the reference answered to the same frames. */
class ProtocolMessagesTest {
  private static final String TEXT = "{type:'string',minLength:1}";
  private static final String CONNECT =
      "{type:'object',additionalProperties:false,"
          + "required:['minProtocol','maxProtocol','client'],properties:{"
          + "minProtocol:{type:'integer',minimum:1},maxProtocol:{type:'integer',minimum:1},"
          + "client:{type:'object',additionalProperties:false,"
          + "required:['id','version','platform','mode'],properties:{"
          + "id:{type:'string',enum:['cli','test']},version:"
          + TEXT
          + ",platform:"
          + TEXT
          + ",mode:{type:'string',enum:['cli','ui']}}},"
          + "caps:{type:'array',items:"
          + TEXT
          + "},permissions:{type:'object',additionalProperties:{type:'boolean'}},"
          + "device:{type:'object',required:['nonce'],properties:{nonce:"
          + TEXT
          + ",signedAt:{type:'integer',minimum:0}}}}}";
  private static final String SCHEDULE =
      "{type:'object',required:['name','schedule'],properties:{schedule:{anyOf:["
          + "{type:'object',additionalProperties:false,required:['kind','at'],"
          + "properties:{kind:{type:'string',const:'at'},at:{type:'string'}}},"
          + "{type:'object',additionalProperties:false,required:['kind','everyMs'],"
          + "properties:{kind:{type:'string',const:'every'},everyMs:{type:'integer',minimum:1}}},"
          + "{type:'object',additionalProperties:false,required:['kind','expr'],"
          + "properties:{kind:{type:'string',const:'cron'},expr:{type:'string'}}}]}}}";

  @Test
  void namesEveryMissingProperty() {
    assertEquals(
        "must have required property 'maxProtocol'; must have required property 'client'",
        Json.protocol(CONNECT, "{minProtocol:3}"));
    assertEquals("must be object", Json.protocol(CONNECT, "null"));
  }

  @Test
  void namesEveryBreachInTheOrderOfTheSchema() {
    assertEquals(
        "at /minProtocol: must be >= 1; at /client: unexpected property 'z'; at /client/id: must"
            + " be equal to one of the allowed values; at /client/version: must NOT have fewer"
            + " than 1 characters; at /client/platform: must be string; at /client/mode: must be"
            + " equal to one of the allowed values",
        Json.protocol(
            CONNECT,
            "{minProtocol:0,maxProtocol:3,"
                + "client:{id:'x',mode:'y',version:'',platform:3,z:1}}"));
    assertEquals(
        "at root: unexpected property 'a'; at root: unexpected property 'b'; at /minProtocol: must"
            + " be integer; at /caps: must be array; at /permissions/a: must be boolean; at"
            + " /device: must have required property 'nonce'; at /device/signedAt: must be >= 0",
        Json.protocol(
            CONNECT,
            "{minProtocol:1.5,maxProtocol:3,caps:'x',permissions:{a:3},device:{signedAt:-1},"
                + "client:{id:'cli',mode:'ui',version:'1',platform:'p'},a:1,b:2}"));
  }

  @Test
  void namesTheBreachesOfEveryAlternativeOnce() {
    assertEquals(
        "at /schedule: must have required property 'at'; at /schedule/kind: must be equal to"
            + " constant; at /schedule: must have required property 'everyMs'; at /schedule: must"
            + " have required property 'expr'; at /schedule: must match a schema in anyOf",
        Json.protocol(SCHEDULE, "{name:'a',schedule:{kind:'every'}}"));
    assertEquals(
        "at /schedule: must have required property 'at'; at /schedule: unexpected property"
            + " 'everyMs'; at /schedule/kind: must be equal to constant; at /schedule/everyMs:"
            + " must be >= 1; at /schedule: must have required property 'expr'; at /schedule: must"
            + " match a schema in anyOf",
        Json.protocol(SCHEDULE, "{name:'a',schedule:{kind:'every',everyMs:0}}"));
    assertEquals(
        "at /schedule: must be object; at /schedule: must match a schema in anyOf",
        Json.protocol(SCHEDULE, "{name:'a',schedule:3}"));
  }

  @Test
  void tellsTypeAndConstantTogether() {
    assertEquals(
        "at /mode: must be string; at /mode: must be equal to constant; at /mode: must match a"
            + " schema in anyOf",
        Json.protocol(
            "{properties:{mode:{anyOf:[{type:'string',const:'a'},{type:'string',const:'b'}]}}}",
            "{mode:3}"));
  }

  @Test
  void writesPathsAsJsonPointers() {
    assertEquals(
        "at /a~1b/0: must match pattern \"^\\d{4}$\"",
        Json.protocol("{properties:{'a/b':{items:{pattern:'^\\\\d{4}$'}}}}", "{'a/b':['x']}"));
  }
}
