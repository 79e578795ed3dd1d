package ai.openclaw.core.planning.internal.plan;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.core.secrets.SecretTarget;
import ai.openclaw.core.secrets.internal.grammar.IdRule;
import ai.openclaw.core.secrets.internal.surface.RegisteredTargets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanReaderTest {
  private static final String REF = "{'source':'env','provider':'default','id':'A_KEY'}";
  private static final List<SecretTarget> TARGETS = new RegisteredTargets().all();

  private final PlanReader reader =
      new PlanReader(
          new TargetReader(
              TARGETS,
              ref ->
                  IdRule.builtIn(ref.source())
                      .filter(rule -> !rule.allows(ref.id()))
                      .map(rule -> new SecretFailure("X", rule.words()))));

  @Test
  void knowsEveryTargetByEveryNameItHas() throws PlanException {
    assertEquals(92, TARGETS.size());
    for (SecretTarget target : TARGETS) {
      String path =
          String.join(".", target.field().path().segments()).replace("[]", "0").replace("*", "x");
      for (String type : target.planTypes()) {
        Plan plan =
            parse(
                targets(
                    "{'type':'"
                        + type
                        + "','path':'"
                        + path
                        + "','agentId':'main','ref':"
                        + REF
                        + "}"));
        assertEquals(target, plan.targets().get(0).target(), type);
      }
    }
  }

  @Test
  void refusesEveryBrokenTargetPathInTheDocumentedForm() {
    for (String target :
        List.of(
            "'type':'models.providers.apiKey','path':'models.providers.a.baseUrl'",
            "'type':'models.providers.apiKey','path':'models.providers.apiKey'",
            "'type':'models.providers.apiKey','path':'models.providers..apiKey'",
            "'type':'models.providers.apiKey','path':'models.providers.__proto__.apiKey'",
            "'type':'models.providers.apiKey','path':'models.providers.constructor.apiKey'",
            "'type':'models.providers.apiKey','path':'models.providers.prototype.apiKey'",
            "'type':'models.providers.apiKey','path':' '",
            "'type':'models.providers.apiKey'",
            "'type':'no.such.type','path':'a.b'",
            "'path':'models.providers.a.apiKey'",
            "'type':'talk.providers.apiKey','path':'talk.providers.a.apiKey'",
            "'type':'channels.googlechat.serviceAccount','path':'channels.googlechat.serviceAccountRef'",
            "'type':'agents.list[].memorySearch.remote.apiKey','path':'agents.list[0].memorySearch.remote.apiKey'",
            "'type':'agents.list[].memorySearch.remote.apiKey','path':'agents.list.01.memorySearch.remote.apiKey'",
            "'type':'models.providers.apiKey','path':'models.providers.a.apiKey','pathSegments':['models','providers','b','apiKey']",
            "'type':'models.providers.apiKey','path':'models.providers.a.apiKey','pathSegments':'x'",
            "'type':'models.providers.apiKey','path':'models.providers.a.apiKey','pathSegments':[1]",
            "'type':'models.providers.apiKey','path':'models.providers.a.apiKey','providerId':'b'",
            "'type':'cron.webhookToken','path':'cron.webhookToken','accountId':'b'")) {
      String message = refusal(targets("{" + target + ",'ref':" + REF + "}"));
      assertTrue(message.startsWith("Invalid plan target path for "), target + " -> " + message);
      assertTrue(message.contains("plan.json, targets[0]"), message);
    }
  }

  @Test
  void refusesEveryBrokenReference() {
    for (String ref :
        List.of(
            "'${A_KEY}'",
            "null",
            "{}",
            "{'source':'Env','provider':'default','id':'A'}",
            "{'source':'env','provider':' ','id':'A'}",
            "{'source':'env','provider':'Upper','id':'A'}",
            "{'source':'env','provider':'default','id':' '}",
            "{'source':'env','provider':'default','id':'lower'}",
            "{'source':'file','provider':'default','id':'a'}",
            "{'source':'file','provider':'default','id':'/a~2'}",
            "{'source':'exec','provider':'default','id':'a/../b'}",
            "{'source':'exec','provider':'default','id':1}")) {
      refusal(targets("{'type':'cron.webhookToken','path':'cron.webhookToken','ref':" + ref + "}"));
    }
  }

  @Test
  void refusesEveryBrokenFrame() {
    for (String plan :
        List.of(
            "[]",
            "{}",
            "nonsense",
            "",
            "{'version':2,'protocolVersion':1,'targets':[]}",
            "{'version':'1','protocolVersion':1,'targets':[]}",
            "{'version':1,'targets':[]}",
            "{'version':1,'protocolVersion':1}",
            "{'version':1,'protocolVersion':1,'targets':{}}",
            "{'version':1,'protocolVersion':1,'targets':[1]}",
            "{'version':1,'protocolVersion':1,'targets':[]} x",
            frame("'providerUpserts':[]"),
            frame("'providerUpserts':{'UPPER':{'source':'env'}}"),
            frame("'providerUpserts':{'a':1}"),
            frame("'providerUpserts':{'a':{}}"),
            frame("'providerDeletes':{}"),
            frame("'providerDeletes':['UPPER']"),
            frame("'providerDeletes':[1]"),
            frame("'options':[]"),
            frame("'options':{'scrubEnv':'yes'}"))) {
      refusal(plan);
    }
  }

  @Test
  void readsProfilesOnlyWithAnAgent() throws PlanException {
    String start = "{'type':'auth-profiles.api_key.key','path':'profiles.a:b.key','ref':" + REF;
    refusal(targets(start + "}"));
    refusal(targets(start + ",'agentId':' '}"));
    refusal(targets(start + ",'agentId':'main','authProfileProvider':''}"));
    PlanTarget target = parse(targets(start + ",'agentId':'main'}")).targets().get(0);
    assertEquals(Optional.of("main"), target.agent());
  }

  @Test
  void takesKeysWithDotsFromSegmentsAndTheLastOfTwoTargets() throws PlanException {
    String path = "'path':'models.providers.a.b.apiKey'";
    String segments = "'pathSegments':['models','providers','a.b','apiKey']";
    String target = "{'type':'models.providers.apiKey'," + path + "," + segments + ",'ref':";
    String other = "{'source':'env','provider':'default','id':'B_KEY'}";
    Plan plan = parse(targets(target + REF + "}," + target + other + "}"));
    assertEquals(1, plan.targets().size());
    assertEquals("a.b", plan.targets().get(0).path().get(2));
    assertEquals("B_KEY", plan.targets().get(0).ref().id());
  }

  @Test
  void acceptsAccountAndProviderWhereverThePathHasThem() {
    assertDoesNotThrow(
        () ->
            parse(
                targets(
                    "{'type':'channels.discord.accounts.*.voice.tts.providers.*.apiKey','path':'channels.discord.accounts.x.voice.tts.providers.y.apiKey','accountId':'x','providerId':'y','ref':"
                        + REF
                        + "}")));
  }

  @Test
  void refusesWhatIsNoFileOfAcceptableSize(@TempDir Path folder) throws IOException {
    assertThrows(PlanException.class, () -> reader.read(folder));
    assertThrows(PlanException.class, () -> reader.read(folder.resolve("none")));
    Path large = Files.write(folder.resolve("large"), new byte[16_777_217]);
    PlanException refused = assertThrows(PlanException.class, () -> reader.read(large));
    assertTrue(
        String.valueOf(refused.getMessage())
            .contains("has 16777217 bytes, more than the 16777216"));
  }

  private static String targets(String targets) {
    return "{'version':1,'protocolVersion':1,'targets':[" + targets + "]}";
  }

  private static String frame(String part) {
    return "{'version':1,'protocolVersion':1,'targets':[]," + part + "}";
  }

  private String refusal(String plan) {
    PlanException refused = assertThrows(PlanException.class, () -> parse(plan), plan);
    assertEquals(PlanReader.INVALID, refused.code());
    return String.valueOf(refused.getMessage());
  }

  private Plan parse(String plan) throws PlanException {
    byte[] content = plan.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return reader.parse(content, "plan.json");
  }
}
