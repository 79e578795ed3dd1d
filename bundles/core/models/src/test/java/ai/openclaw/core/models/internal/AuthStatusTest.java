package ai.openclaw.core.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuthStatusTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long NOW = 1_000_000_000;

  private static String in(Duration time) {
    return Long.toString(NOW + time.toMillis());
  }

  @Test
  void everyStoredLoginIsToldWithItsExpiryAndWithoutItsValue() throws Exception {
    JsonNode status =
        status(
            "{}",
            "{'profiles':{"
                + "'a:default':{'type':'api_key','provider':'a','key':'SECRET1'},"
                + "'b:x':{'type':'oauth','provider':'B','access':'SECRET2','expires':"
                + in(Duration.ofDays(3))
                + "},'b:y':{'type':'oauth','provider':'b','expires':"
                + in(Duration.ofMinutes(90))
                + "},'c:t':{'type':'token','provider':'c','token':'SECRET3'},"
                + "'d:t':{'type':'token','provider':'d','token':'SECRET4','expires':"
                + in(Duration.ofHours(-1))
                + "},'e:t':{'type':'token','provider':'e'},'f':{'type':'?','provider':'f'},"
                + "'g':7}}");

    assertFalse(status.toString().contains("SECRET"));
    assertEquals(5, status.path("providers").size());
    assertEquals("static", provider(status, "a").path("status").asText());
    JsonNode b = provider(status, "b");
    assertEquals("expiring", b.path("status").asText());
    assertEquals("2h", b.at("/expiry/label").asText());
    assertEquals("ok", b.at("/profiles/0/status").asText());
    assertEquals("3d", b.at("/profiles/0/expiry/label").asText());
    assertEquals("static", provider(status, "c").path("status").asText());
    assertEquals("expired", provider(status, "d").path("status").asText());
    assertEquals("0m", provider(status, "d").at("/expiry/label").asText());
    assertEquals("missing", provider(status, "e").path("status").asText());
  }

  @Test
  void loginThatIsConfiguredAndNotStoredIsMissing() throws Exception {
    JsonNode status =
        status(
            "{'models':{'providers':{'x':{'auth':'oauth'},"
                + "'k':{'auth':'token','apiKey':'K'},'plain':{}}},"
                + "'auth':{'profiles':{'openai-codex:default':"
                + "{'provider':'openai-codex','mode':'oauth'}}}}",
            "{'profiles':{'other:1':{'type':'api_key','provider':'other','key':'k'}}}");

    assertEquals(2, status.path("providers").size());
    assertEquals("missing", provider(status, "x").path("status").asText());
    assertEquals("Openai Codex", provider(status, "openai-codex").path("displayName").asText());
    assertEquals(0, provider(status, "openai-codex").path("profiles").size());
  }

  @Test
  void agentsChooseAmongTheModelsThatAreNamedForThem() throws Exception {
    JsonNode config =
        tree(
            "{'models':{'providers':{'acme':{'apiKey':'SECRET','models':["
                + "{'id':'m1','name':'M One','reasoning':true,'contextWindow':32000,"
                + "'input':['text'],'cost':{'input':1}},{'id':'m2'}]}}},"
                + "'agents':{'defaults':{'model':{'primary':'acme/m1','fallbacks':['far/z']},"
                + "'models':{'acme/m1':{'alias':'one'},'bad':{}}}}}");
    assertEquals(
        tree(
            "[{'id':'m1','name':'M One','provider':'acme','contextWindow':32000,"
                + "'reasoning':true,'input':['text'],'alias':'one'},"
                + "{'id':'z','name':'z','provider':'far'}]"),
        KnownModels.of(config).choosable());
    assertEquals(
        tree(
            "[{'id':'m1','name':'M One','provider':'acme','contextWindow':32000,"
                + "'reasoning':true,'input':['text']},{'id':'m2','name':'m2','provider':'acme'}]"),
        KnownModels.of(config).all());
    assertEquals(0, KnownModels.of(tree("{}")).choosable().size());
  }

  private static JsonNode status(String config, String store) throws Exception {
    return new AuthStatus(tree(config), tree(store), NOW).make();
  }

  private static JsonNode provider(JsonNode status, String id) {
    for (JsonNode provider : status.path("providers")) {
      if (provider.path("provider").asText().equals(id)) {
        return provider;
      }
    }
    throw new AssertionError(id + " is not among " + status);
  }

  private static JsonNode tree(String text) throws Exception {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
