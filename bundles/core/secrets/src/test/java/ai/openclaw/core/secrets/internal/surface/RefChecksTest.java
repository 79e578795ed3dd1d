package ai.openclaw.core.secrets.internal.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.grammar.IdRule;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.WatchedCalls;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefChecksTest {
  private final WatchedCalls calls = new WatchedCalls();
  private final RefChecks checks =
      new RefChecks(
          new Surfaces(new Claims<>("owner", Set.of(), name -> true), calls), IdRule::builtIn);

  @AfterEach
  void stop() {
    calls.close();
  }

  private List<ConfigIssue> check(String config) {
    return checks.check(Configs.tree(config)).issues();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{source: 'env', provider: 'default', id: 'lower'}|cron.webhookToken.id",
        "{source: 'env', provider: 'Bad', id: 'A'}|cron.webhookToken.provider",
        "{source: 'file', provider: 'f', id: 'a/b'}|cron.webhookToken.id",
        "{source: 'exec', provider: 'f', id: 'a/../b'}|cron.webhookToken.id",
        "{source: 'env', provider: 'default', id: 'A', x: 1}|cron.webhookToken",
        "{source: 'env', id: 'A'}|cron.webhookToken"
      })
  void reportsAMalformedReferenceAtTheKeyThatIsWrong(String ref, String path) {
    List<ConfigIssue> issues = check("{cron: {webhookToken: " + ref + "}}");
    assertEquals(List.of(path), issues.stream().map(ConfigIssue::path).toList());
  }

  @Test
  void acceptsAnyIdOfASourceThatNothingServes() {
    assertEquals(
        List.of(), check("{cron: {webhookToken: {source: 'demo', provider: 'd', id: '  #'}}}"));
  }

  @Test
  void refusesTheLegacyMarkerWithItsReplacement() {
    String message = check("{cron: {webhookToken: 'secretref-env:MY_KEY'}}").get(0).message();
    assertTrue(message.contains("\"id\": \"MY_KEY\""));
    assertTrue(message.contains("openclaw doctor --fix"));
    assertTrue(
        check("{cron: {webhookToken: 'secretref-env:my key'}}")
            .get(0)
            .message()
            .contains("YOUR_VARIABLE"));
    assertEquals(List.of(), check("{hooks: {token: 'secretref-env:MY_KEY'}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{commands: {ownerDisplaySecret: REF}}|commands.ownerDisplaySecret",
        "{hooks: {token: REF}}|hooks.token",
        "{hooks: {gmail: {pushToken: REF}}}|hooks.gmail.pushToken",
        "{hooks: {mappings: [{}, {sessionKey: REF}]}}|hooks.mappings.1.sessionKey",
        "{channels: {discord: {threadBindings: {webhookToken: REF}}}}"
            + "|channels.discord.threadBindings.webhookToken",
        "{channels: {discord: {accounts: {a: {threadBindings: {webhookToken: REF}}}}}}"
            + "|channels.discord.accounts.a.threadBindings.webhookToken",
        "{channels: {whatsapp: {creds: {json: REF}}}}|channels.whatsapp.creds.json",
        "{channels: {whatsapp: {accounts: {a: {creds: {json: REF}}}}}}"
            + "|channels.whatsapp.accounts.a.creds.json"
      })
  void refusesReferencesWhereTheyAreNotSupported(String config, String path) {
    List<ConfigIssue> issues =
        check(config.replace("REF", "{source: 'env', provider: 'default', id: 'A'}"));
    assertEquals(List.of(path), issues.stream().map(ConfigIssue::path).toList());
    assertTrue(issues.get(0).message().contains("managed at run time"));
  }

  @Test
  void leavesOwnersWithoutABundleUnread() {
    assertEquals(List.of(), check("{channels: {telegram: {botToken: {source: 1}}}}"));
  }
}
