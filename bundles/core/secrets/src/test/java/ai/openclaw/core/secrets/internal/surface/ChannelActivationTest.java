package ai.openclaw.core.secrets.internal.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.credential.CredentialSurface;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.WatchedCalls;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of channels, on the surfaces that ship. */
class ChannelActivationTest {
  private static final String REF = "{source: 'env', provider: 'default', id: 'A'}";

  private final WatchedCalls calls = new WatchedCalls();
  private final Claims<CredentialSurface> claims =
      new Claims<>("the surface owner", Set.of(), name -> true);
  private final Surfaces surfaces = new Surfaces(claims, calls);

  ChannelActivationTest() {
    new Declared(claims).all();
  }

  @AfterEach
  void stop() {
    calls.close();
  }

  private Collected collect(String channels, Map<String, String> variables) {
    return Collector.collect(
        surfaces,
        Configs.snapshot("{channels: {" + channels.replace("REF", REF) + "}}", variables));
  }

  private void check(String channels, String active, Map<String, String> variables) {
    Collected collected = collect(channels, variables);
    assertEquals(
        active == null ? List.of() : Arrays.stream(active.split(" ", -1)).sorted().toList(),
        collected.active().stream()
            .map(slot -> slot.text().substring("channels.".length()))
            .sorted()
            .toList(),
        channels + " " + collected.inactive());
    assertTrue(
        collected.inactive().stream()
            .noneMatch(idle -> idle.reason().contains("no installed bundle")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "feishu: {appSecret: REF}|feishu.appSecret",
        "feishu: {enabled: false, appSecret: REF, accounts: {a: {appSecret: REF}}}|",
        "feishu: {appSecret: REF, accounts: {}}|feishu.appSecret",
        "feishu: {appSecret: REF, accounts: {a: {}}}|feishu.appSecret",
        "feishu: {appSecret: REF, accounts: {a: {enabled: false}}}|",
        "feishu: {appSecret: REF, accounts: {a: {appSecret: REF}}}|feishu.accounts.a.appSecret",
        "feishu: {appSecret: REF, accounts: {a: {appSecret: 'plain'}}}|",
        "feishu: {appSecret: REF, accounts: {a: {appSecret: ' '}}}|feishu.appSecret",
        "feishu: {accounts: {a: {enabled: false, appSecret: REF}}}|",
        "feishu: {appSecret: REF, accounts: {a: {appSecret: REF}, b: {enabled: false}}}"
            + "|feishu.accounts.a.appSecret",
        "feishu: {appSecret: REF, accounts: {a: {appSecret: REF}, b: {}}}"
            + "|feishu.appSecret feishu.accounts.a.appSecret",
        "feishu: {appSecret: REF, accounts: {default: {}}}|feishu.appSecret",
        "qqbot: {clientSecret: REF, accounts: {a: {clientSecret: REF}}}"
            + "|qqbot.accounts.a.clientSecret",
        "qqbot: {clientSecret: REF}|qqbot.clientSecret",
        "nextcloud-talk: {botSecret: REF, apiPassword: REF, accounts: {a: {botSecret: REF}}}"
            + "|nextcloud-talk.apiPassword nextcloud-talk.accounts.a.botSecret",
        "msteams: {appPassword: REF}|msteams.appPassword",
        "msteams: {enabled: false, appPassword: REF}|"
      })
  void followsTheSwitchesOfChannelAndAccounts(String channels, String active) {
    check(channels, active, Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "telegram: {botToken: REF, accounts: {a: {}}}|telegram.accounts.default.botToken",
        "telegram: {botToken: REF, accounts: {default: {}}}|telegram.botToken",
        "telegram: {botToken: REF, accounts: {}}|telegram.botToken",
        "telegram: {botToken: REF, accounts: {a: {enabled: false}}}"
            + "|telegram.accounts.default.botToken",
        "mattermost: {botToken: REF, accounts: {a: {botToken: REF}}}"
            + "|mattermost.accounts.a.botToken mattermost.accounts.default.botToken",
        "bluebubbles: {password: REF, accounts: {a: {}}}|bluebubbles.accounts.default.password",
        "slack: {userToken: REF, botToken: REF, accounts: {a: {}}}"
            + "|slack.userToken slack.accounts.default.botToken",
        "discord: {token: REF, accounts: {a: {}}}|discord.accounts.default.token",
        "irc: {password: REF, nickserv: {password: REF}, accounts: {a: {}}}"
            + "|irc.accounts.default.password irc.nickserv.password"
      })
  void countsFieldsOfTheChannelAsThoseOfAMissingDefaultAccount(String channels, String active) {
    check(channels, active, Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "telegram: {botToken: REF, tokenFile: '/f'}|",
        "telegram: {botToken: REF, tokenFile: ' '}|telegram.botToken",
        "telegram: {accounts: {default: {botToken: REF, tokenFile: '/f'}}}|",
        "telegram: {tokenFile: '/f', accounts: {default: {botToken: REF}}}"
            + "|telegram.accounts.default.botToken",
        "telegram: {botToken: REF, accounts: {default: {tokenFile: '/f'}}}|",
        "telegram: {webhookSecret: REF}|",
        "telegram: {webhookSecret: REF, webhookUrl: 'https://h'}|telegram.webhookSecret",
        "telegram: {webhookUrl: 'https://h', accounts: {default: {webhookSecret: REF}}}|",
        "telegram: {accounts: {default: {webhookUrl: 'https://h', webhookSecret: REF}}}"
            + "|telegram.accounts.default.webhookSecret",
        "zalo: {webhookSecret: REF}|",
        "zalo: {webhookSecret: REF, webhookUrl: 'https://h'}|zalo.webhookSecret",
        "slack: {appToken: REF, signingSecret: REF}|slack.appToken",
        "slack: {mode: 'http', appToken: REF, signingSecret: REF}|slack.signingSecret",
        "slack: {mode: 'http', accounts: {default: {appToken: REF, signingSecret: REF}}}"
            + "|slack.accounts.default.signingSecret",
        "slack: {mode: 'http', accounts: {default: {mode: 'socket', appToken: REF}}}"
            + "|slack.accounts.default.appToken",
        "slack: {signingSecret: REF, accounts: {default: {mode: 'http'}}}|slack.signingSecret",
        "slack: {mode: 'http', signingSecret: REF, accounts: {default: {mode: 'socket'}}}|",
        "feishu: {encryptKey: REF, verificationToken: REF}|",
        "feishu: {connectionMode: 'webhook', encryptKey: REF, verificationToken: REF}"
            + "|feishu.encryptKey feishu.verificationToken",
        "feishu: {encryptKey: REF, accounts: {a: {connectionMode: 'webhook'}}}|feishu.encryptKey",
        "feishu: {accounts: {a: {connectionMode: 'websocket', encryptKey: REF}}}|"
      })
  void looksAtTheModeThatAnAccountRunsIn(String channels, String active) {
    check(channels, active, Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "matrix: {password: REF}||matrix.password",
        "matrix: {password: REF}|set|",
        "matrix: {password: REF, accessToken: REF}||matrix.accessToken",
        "matrix: {password: REF, accessToken: 'plain'}||",
        "matrix: {password: REF, accounts: {default: {accessToken: REF}}}"
            + "||matrix.accounts.default.accessToken",
        "matrix: {accounts: {a: {password: REF, accessToken: 'plain'}}}||",
        "matrix: {accounts: {a: {password: REF}}}||matrix.accounts.a.password",
        "matrix: {accounts: {a: {password: REF}}}|set|matrix.accounts.a.password",
        "matrix: {accounts: {default: {password: REF}}}|set|",
        "matrix: {accessToken: REF, accounts: {default: {accessToken: REF}}}"
            + "||matrix.accessToken matrix.accounts.default.accessToken"
      })
  void needsNoMatrixPasswordBesideAnAccessToken(String channels, String token, String active) {
    check(channels, active, token == null ? Map.of() : Map.of("MATRIX_ACCESS_TOKEN", token));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "discord: {pluralkit: {token: REF}}|discord.pluralkit.token",
        "discord: {pluralkit: {enabled: false, token: REF}}|",
        "discord: {pluralkit: {token: REF}, accounts: {default: {pluralkit: {}}}}|",
        "discord: {pluralkit: {enabled: false, token: REF}, accounts: {default: {}}}|",
        "discord: {pluralkit: {enabled: false},"
            + " accounts: {default: {pluralkit: {token: REF}}}}"
            + "|discord.accounts.default.pluralkit.token",
        "discord: {voice: {tts: {enabled: false, providers: {p: {apiKey: REF}}}}}"
            + "|discord.voice.tts.providers.p.apiKey",
        "discord: {voice: {enabled: false, tts: {providers: {p: {apiKey: REF}}}}}|",
        "discord: {voice: {tts: {providers: {p: {apiKey: REF}}}},"
            + " accounts: {default: {voice: {enabled: true}}}}|",
        "discord: {accounts: {default: {voice: {enabled: false,"
            + " tts: {providers: {p: {apiKey: REF}}}}}}}|",
        "irc: {nickserv: {password: REF}}|irc.nickserv.password",
        "irc: {nickserv: {enabled: false, password: REF}}|",
        "irc: {nickserv: {enabled: false}, accounts: {default: {nickserv: {password: REF}}}}|",
        "irc: {nickserv: {enabled: false}, accounts: {default: {nickserv: {enabled: true,"
            + " password: REF}}}}|irc.accounts.default.nickserv.password",
        "irc: {nickserv: {password: REF}, accounts: {default: {nickserv: {enabled: false}}}}|",
        "irc: {nickserv: {password: REF}, accounts: {default: {nickserv: {enabled: false}},"
            + " b: {}}}|irc.nickserv.password"
      })
  void followsTheSwitchesOfPartsOfAChannel(String channels, String active) {
    check(channels, active, Map.of());
  }

  @Test
  void takesTheReferenceBesideAServiceAccountOnBothLevels() {
    Collected collected =
        collect(
            "googlechat: {serviceAccount: {type: 'service_account'}, serviceAccountRef: REF,"
                + " accounts: {a: {serviceAccountRef: REF, serviceAccount: 'plain'},"
                + " b: {}, c: {serviceAccount: {x: 1}}}}",
            Map.of());
    assertEquals(
        List.of(
            "channels.googlechat.serviceAccount", "channels.googlechat.accounts.a.serviceAccount"),
        collected.active().stream().map(Slot::text).toList());
    assertEquals(
        List.of("channels.googlechat", "channels.googlechat.accounts.a"),
        collected.diagnostics().stream()
            .filter(one -> one.code().equals("SECRETS_REF_OVERRIDES_PLAINTEXT"))
            .map(one -> one.path())
            .toList());
  }

  @Test
  void saysWhyAReferenceIsLeftAlone() {
    Collected collected =
        collect(
            "slack: {signingSecret: REF}, irc: {enabled: false, password: REF},"
                + " telegram: {accounts: {default: {enabled: false, botToken: REF}}}",
            Map.of());
    assertEquals(
        List.of(
            "channels.telegram.accounts.default.botToken: the account is disabled",
            "channels.slack.signingSecret: mode is \"socket\"",
            "channels.irc.password: the channel irc is disabled"),
        collected.diagnostics().stream().map(one -> one.path() + ": " + one.message()).toList());
  }
}
