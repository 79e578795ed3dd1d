package ai.openclaw.core.planning.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownNamesTest {
  private final KnownNames names = KnownNames.load();

  @Test
  void knowsTheVariableOfAProviderByItsNameItsAliasAndItsCustom() {
    assertEquals(Optional.of("OPENAI_API_KEY"), names.variable("OpenAI"));
    assertEquals(Optional.of("ZAI_API_KEY"), names.variable("z.ai"));
    assertEquals(Optional.of("GEMINI_API_KEY"), names.variable("google"));
    assertEquals(
        Optional.of("CLOUDFLARE_AI_GATEWAY_API_KEY"), names.variable("cloudflare-ai-gateway"));
    assertEquals(Optional.empty(), names.variable("my-own"));
  }

  @Test
  void suggestsOnlyVariablesThatItKnows() {
    assertTrue(names.variables().containsAll(names.usual().values()));
  }
}
