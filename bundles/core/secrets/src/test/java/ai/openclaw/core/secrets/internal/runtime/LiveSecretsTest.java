package ai.openclaw.core.secrets.internal.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.secrets.Activation;
import ai.openclaw.core.secrets.OwnerState.Condition;
import ai.openclaw.core.secrets.ReloadOutcome;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.TestHandle;
import ai.openclaw.core.secrets.internal.TestProvider;
import com.fasterxml.jackson.databind.node.IntNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveSecretsTest {
  private static final String ONE = "models.providers.one.apiKey";
  private static final String TWO = "models.providers.two.apiKey";

  private final Fixture fixture = new Fixture();
  private final TestProvider provider = fixture.provider;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  @AfterEach
  void stop() {
    threads.shutdownNow();
    fixture.close();
  }

  private static String text(LiveSecrets live, String path) {
    return live.current().value(path).map(SecretValue::revealText).orElse("-");
  }

  private static Condition condition(LiveSecrets live, String owner) {
    return live.current().owners().stream()
        .filter(state -> state.owner().equals(owner))
        .findFirst()
        .orElseThrow()
        .condition();
  }

  @Test
  void failsTheStartWithPathReferenceReasonAndRemedyButNoValue() throws Exception {
    provider.remove("two");
    var bad = assertInstanceOf(PassResult.Bad.class, fixture.first(Fixture.config("strict")));
    String text = bad.failure().startText(Path.of("openclaw.json"));
    assertTrue(text.startsWith("Startup failed: required secrets are unavailable."));
    for (String part : List.of(TWO, "demo", "p", "two", "there is no two", "openclaw.json")) {
      assertTrue(text.contains(part), part);
    }
    assertFalse(text.contains("one-1"));
  }

  @Test
  void swapsAllValuesAtOnce() throws Exception {
    LiveSecrets live = fixture.start(Fixture.config("strict"));
    provider.put("one", "one-2");
    var activated = assertInstanceOf(ReloadOutcome.Activated.class, live.reload());
    assertEquals(2, activated.activation().number());
    assertEquals(Set.of("models.providers.one"), activated.changedOwners());
    assertEquals("one-2", text(live, ONE));
    assertEquals("two-1", text(live, TWO));
  }

  @Test
  void showsReadersTheOldOrTheNewStateAndNothingBetween() throws Exception {
    provider.put("one", "0").put("two", "0");
    LiveSecrets live = fixture.start(Fixture.config("strict"));
    var done = new CountDownLatch(1);
    var readers = new ArrayList<Future<Boolean>>();
    for (int i = 0; i < 4; i++) {
      readers.add(
          threads.submit(
              () -> {
                boolean whole = true;
                while (done.getCount() > 0) {
                  Activation now = live.current();
                  whole &= now.value(ONE).equals(now.value(TWO));
                }
                return whole;
              }));
    }
    for (int i = 1; i <= 50; i++) {
      provider.put("one", "" + i).put("two", "" + i);
      live.reload();
    }
    done.countDown();
    for (Future<Boolean> reader : readers) {
      assertTrue(reader.get(60, TimeUnit.SECONDS));
    }
    assertEquals("50", text(live, ONE));
  }

  @Test
  void keepsTheLastGoodValuesAndDegradesOnceUntilItRecovers() throws Exception {
    LiveSecrets live = fixture.start(Fixture.config("strict"));
    provider.put("one", "one-2");
    provider.remove("two");
    var kept = assertInstanceOf(ReloadOutcome.Kept.class, live.reload());
    assertTrue(kept.failure().message().contains(TWO + ": demo:p:two"));
    assertEquals("one-1", text(live, ONE));
    assertEquals(1, live.current().number());
    var since = live.health().degraded().orElseThrow().since();
    live.reload();
    assertEquals(since, live.health().degraded().orElseThrow().since());
    assertEquals(Condition.STALE, condition(live, "models.providers.two"));
    provider.put("two", "two-2");
    assertInstanceOf(ReloadOutcome.Activated.class, live.reload());
    assertTrue(live.health().degraded().isEmpty());
    assertEquals("two-2", text(live, TWO));
    assertEquals(0, live.current().warningCount());
  }

  @Test
  void keepsTheLastGoodValuesWhenANewOneIsOfTheWrongKind() throws Exception {
    LiveSecrets live = fixture.start(Fixture.config("strict"));
    provider.put("two", SecretValue.of(IntNode.valueOf(5)));
    var kept = assertInstanceOf(ReloadOutcome.Kept.class, live.reload());
    assertEquals("SECRETS_VALUE_KIND", kept.failure().code());
    assertEquals("two-1", text(live, TWO));
  }

  @Test
  void servesEveryOtherOwnerInIsolateModeAndHealsByItself() throws Exception {
    provider.remove("two");
    LiveSecrets live = fixture.start(Fixture.config("isolate"));
    assertEquals("one-1", text(live, ONE));
    assertEquals("-", text(live, TWO));
    assertEquals(Condition.COLD, condition(live, "models.providers.two"));
    assertEquals(1, live.current().warningCount());
    assertEquals(
        1, live.current().owners().stream().filter(o -> o.nextRetry().isPresent()).count());
    provider.put("two", "two-2");
    Fixture.await(() -> text(live, TWO).equals("two-2"));
    assertEquals(Condition.OK, condition(live, "models.providers.two"));
  }

  @Test
  void retriesOnlyWhatIsTroubled() throws Exception {
    provider.remove("two");
    LiveSecrets live = fixture.start(Fixture.config("isolate"));
    int before = provider.requests().size();
    Fixture.await(() -> provider.requests().size() > before);
    assertEquals(List.of("two"), provider.requests().get(before).ids());
    assertEquals("one-1", text(live, ONE));
  }

  @Test
  void servesTheLastValueOfATroubledOwnerInIsolateMode() throws Exception {
    LiveSecrets live = fixture.start(Fixture.config("isolate"));
    provider.remove("two");
    provider.put("one", "one-2");
    assertInstanceOf(ReloadOutcome.Activated.class, live.reload());
    assertEquals("one-2", text(live, ONE));
    assertEquals("two-1", text(live, TWO));
    assertEquals(Condition.STALE, condition(live, "models.providers.two"));
  }

  @Test
  void staysStrictAboutTheGatewaysOwnCredentialsInIsolateMode() throws Exception {
    provider.remove("token");
    assertInstanceOf(PassResult.Bad.class, fixture.first(Fixture.config("isolate")));
    provider.put("token", "token-1");
    LiveSecrets live = fixture.start(Fixture.config("isolate"));
    provider.remove("token");
    assertInstanceOf(ReloadOutcome.Kept.class, live.reload());
    assertEquals("token-1", text(live, "gateway.auth.token"));
  }

  @Test
  void resolvesWhatWaitsForASourceWhenItArrives() throws Exception {
    fixture.claims.remove(fixture.entry);
    String config = Fixture.CONFIG.replace("MODE", "isolate").replaceAll("(?s)gateway:.*?}},", "");
    LiveSecrets live = fixture.start(Configs.snapshot(config, Map.of()));
    assertEquals(Condition.COLD, condition(live, "models.providers.one"));
    assertEquals("SECRETS_SOURCE_NOT_INSTALLED", live.current().owners().get(0).code());
    fixture.claims.add("demo", new TestHandle<>("b", "2", provider));
    live.sourceArrived("demo");
    Fixture.await(() -> text(live, ONE).equals("one-1"));
    assertEquals(0, live.current().warningCount());
  }

  @Test
  void takesValuesFromANewerVersionByItself() throws Exception {
    LiveSecrets live = fixture.start(Fixture.config("strict"));
    var newer = new TestProvider().put("token", "t").put("one", "one-9").put("two", "two-9");
    fixture.claims.add("demo", new TestHandle<>("b", "2", newer));
    live.sourceArrived("demo");
    Fixture.await(() -> text(live, TWO).equals("two-9"));
  }

  @Test
  void marksTheOwnersOfASourceThatIsGoneAndKeepsTheirValues() throws Exception {
    LiveSecrets live = fixture.start(Fixture.config("strict"));
    fixture.claims.remove(fixture.entry);
    live.sourceGone("demo");
    assertEquals("one-1", text(live, ONE));
    assertEquals(1, live.current().number());
    assertEquals(Condition.STALE, condition(live, "models.providers.one"));
    assertTrue(live.current().owners().get(0).cause().contains("\"demo\""));
    assertInstanceOf(ReloadOutcome.Kept.class, live.reload());
    assertEquals("one-1", text(live, ONE));
  }

  @Test
  void acceptsAConfigurationOnlyTogetherWithItsSecrets() throws Exception {
    LiveSecrets live = fixture.start(Fixture.config("strict"));
    var preflight = new ConfigPreflight(live);
    var changed =
        Configs.snapshot(
            Fixture.CONFIG.replace("MODE", "strict").replace("'two'", "'three'"), Map.of());
    var refused = preflight.prepare(changed);
    assertTrue(refused.objection().orElseThrow().contains("active SecretRef resolution failed"));
    assertTrue(live.health().degraded().isEmpty(), "a refused edit degrades nothing");
    refused.drop();
    provider.put("three", "three-1");
    var agreed = preflight.prepare(changed);
    assertTrue(agreed.objection().isEmpty());
    assertEquals("two-1", text(live, TWO));
    agreed.commit();
    assertEquals("three-1", text(live, TWO));
    assertEquals(changed.revision(), live.current().config().revision());
    live.reload();
    assertEquals(changed.revision(), live.current().config().revision());
  }

  @Test
  void doesNotLetAPassForAnOldConfigurationReplaceANewOne() throws Exception {
    LiveSecrets live = fixture.start(Fixture.config("strict"));
    var changed =
        Configs.snapshot(
            Fixture.CONFIG.replace("MODE", "strict").replace("'two'", "'one'"), Map.of());
    var agreed = new ConfigPreflight(live).prepare(changed);
    var entered = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    provider.inside(
        request -> {
          entered.countDown();
          release.await();
        });
    Future<ReloadOutcome> reload = threads.submit(live::reload);
    assertTrue(entered.await(60, TimeUnit.SECONDS));
    agreed.commit();
    release.countDown();
    assertInstanceOf(ReloadOutcome.Activated.class, reload.get(60, TimeUnit.SECONDS));
    assertEquals(changed.revision(), live.current().config().revision());
    assertEquals("one-1", text(live, TWO));
  }

  @Test
  void tellsListenersAfterwardsWhichOwnersChanged() throws Exception {
    Publisher publisher =
        fixture.publisher(((PassResult.Good) fixture.first(Fixture.config("strict"))).draft());
    LiveSecrets live = fixture.live(publisher);
    var told = new AtomicReference<Set<String>>(Set.of());
    publisher.listen(
        (activation, owners) -> {
          if (live.current().number() >= activation.number()) {
            told.set(owners);
          }
        });
    provider.put("two", "two-2");
    live.reload();
    Fixture.await(() -> Set.of("models.providers.two").equals(told.get()));
  }

  @Test
  void resolvesBesideTheSnapshot() throws Exception {
    LiveSecrets live = fixture.start(Fixture.config("strict"));
    provider.put("other", "x");
    var ref = new SecretRef("demo", "p", "other");
    assertInstanceOf(Resolved.class, live.resolve(List.of(ref)).get(ref));
    assertEquals(1, live.current().number());
  }

  @Test
  void teachesTheRedactorEveryValueIncludingPlainOnes() throws Exception {
    var config =
        Configs.snapshot(
            "{secrets: {providers: {p: {source: 'demo'}}}, gateway: {auth: {token: 'plain-1'}},"
                + " cron: {webhookToken: {source: 'demo', provider: 'p', id: 'one'}}}",
            Map.of());
    fixture.start(config);
    assertTrue(fixture.learned.contains(SecretValue.of("plain-1")));
    assertTrue(fixture.learned.contains(SecretValue.of("one-1")));
  }

  @Test
  void hidesAValueThatTheReasonOfAnotherReferenceQuotes() throws Exception {
    provider.put("one", "s3cr3t-one");
    provider.remove("two");
    provider.fail("two", "cannot log in with s3cr3t-one" + "!".repeat(5_000) + "\nline 2");
    var bad = assertInstanceOf(PassResult.Bad.class, fixture.first(Fixture.config("strict")));
    String text = bad.failure().failure().message();
    assertFalse(text.contains("s3cr3t"), text);
    assertTrue(text.length() < 600 && !text.contains("\n"));
  }

  @Test
  void showsNoValueInAnyText() throws Exception {
    provider.put("one", "s3cr3t-one").put("token", "s3cr3t-token").put("two", "s3cr3t-two");
    LiveSecrets live = fixture.start(Fixture.config("strict"));
    provider.remove("two");
    ReloadOutcome kept = live.reload();
    Published state = live.published();
    for (Object shown :
        List.of(
            state,
            state.activation(),
            state.draft(),
            state.draft().settings(),
            state.draft().values(),
            state.active(),
            kept,
            live.health().degraded().orElseThrow())) {
      assertFalse(shown.toString().contains("s3cr3t"), shown.getClass().getName());
    }
  }
}
