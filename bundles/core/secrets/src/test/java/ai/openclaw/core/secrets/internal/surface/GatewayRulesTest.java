package ai.openclaw.core.secrets.internal.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.credential.Activity;
import ai.openclaw.core.secrets.internal.Configs;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayRulesTest {
  private static final String REF = "{source: 'env', provider: 'default', id: 'A'}";

  private static ConfigView view(String gateway, String variables) {
    ObjectNode tree = Configs.tree("{gateway: " + gateway.replace("REF", REF) + "}");
    Map<String, String> set = new HashMap<>();
    if (variables.contains("T")) {
      set.put("OPENCLAW_GATEWAY_TOKEN", "t");
    }
    if (variables.contains("P")) {
      set.put("OPENCLAW_GATEWAY_PASSWORD", "p");
    }
    return new ConfigView(tree, tree, Configs.environment(set));
  }

  private static boolean active(Activity activity) {
    return activity instanceof Activity.Active;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{auth: {mode: 'token'}}|T|false",
        "{auth: {mode: 'token'}}|-|true",
        "{auth: {mode: 'token', password: REF}}|P|true",
        "{auth: {mode: 'password'}}|-|false",
        "{auth: {mode: 'none'}}|-|false",
        "{auth: {mode: 'trusted-proxy'}}|-|false",
        "{auth: {}}|P|false",
        "{auth: {password: 'plain'}}|-|false",
        "{auth: {password: REF}}|-|false",
        "{auth: {password: ' '}}|-|true",
        "{auth: {}}|-|true"
      })
  void decidesOnTheToken(String gateway, String variables, boolean active) {
    assertEquals(active, active(GatewayRules.authToken(view(gateway, variables))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{auth: {mode: 'password'}}|P|true",
        "{auth: {mode: 'password', token: 'x'}}|T|true",
        "{auth: {mode: 'token'}}|-|false",
        "{auth: {mode: 'none'}}|-|false",
        "{auth: {}}|T|false",
        "{auth: {token: 'plain'}}|-|false",
        "{auth: {token: REF}}|-|false",
        "{auth: {mode: 'trusted-proxy'}}|-|true",
        "{auth: {}}|P|true"
      })
  void decidesOnThePassword(String gateway, String variables, boolean active) {
    assertEquals(active, active(GatewayRules.authPassword(view(gateway, variables))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{mode: 'remote', auth: {mode: 'none'}}|T|true|true",
        "{remote: {url: 'ws://x'}}|T|true|true",
        "{tailscale: {mode: 'serve'}}|-|true|true",
        "{tailscale: {mode: 'funnel'}}|-|true|true",
        "{tailscale: {mode: 'off'}}|T|false|false",
        "{auth: {mode: 'token', token: 'x'}}|-|false|false",
        "{auth: {mode: 'none'}}|-|false|false",
        "{auth: {mode: 'token'}}|-|true|false",
        "{auth: {mode: 'password'}}|-|false|true",
        "{auth: {mode: 'password'}}|P|false|false",
        "{auth: {mode: 'password', password: REF}}|-|false|false",
        "{auth: {}}|-|true|false",
        "{auth: {}}|P|true|false",
        "{auth: {password: 'x'}}|-|true|false"
      })
  void decidesOnTheRemotePair(String gateway, String variables, boolean token, boolean password) {
    ConfigView view = view(gateway, variables);
    assertEquals(token, active(GatewayRules.remoteToken(view)));
    assertEquals(password, active(GatewayRules.remotePassword(view)));
  }
}
