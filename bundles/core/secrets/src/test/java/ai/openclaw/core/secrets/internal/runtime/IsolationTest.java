package ai.openclaw.core.secrets.internal.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.secrets.OwnerState;
import ai.openclaw.core.secrets.OwnerState.Condition;
import ai.openclaw.core.secrets.ReloadOutcome;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.TestHandle;
import ai.openclaw.core.secrets.internal.TestProvider;
import ai.openclaw.core.secrets.internal.provider.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Isolate mode over two providers, one of which leaves the machine. */
class IsolationTest {
  private static final String NEAR = "models.providers.near.apiKey";
  private static final String FAR = "models.providers.far.apiKey";

  private final Fixture fixture = new Fixture();
  private final TestProvider vault = new TestProvider().remote().put("far", "far-1");
  private final CountDownLatch answer = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private final Entry<SecretProvider> entry =
      fixture.claims.add("vault", new TestHandle<>("v", "1", vault));

  @AfterEach
  void stop() {
    answer.countDown();
    threads.shutdownNow();
    fixture.close();
  }

  private static ConfigSnapshot config(String more) {
    return config(more, "source: 'vault'");
  }

  private static ConfigSnapshot config(String more, String settings) {
    return Configs.snapshot(
        """
        {secrets: {providers: {p: {source: 'demo'}, v: {SETTINGS}},
                   resolution: {mode: 'isolate'}},
         models: {providers: {
           near: {apiKey: {source: 'demo', provider: 'p', id: 'one'}},
           far: {apiKey: {source: 'vault', provider: 'v', id: 'far'}}}},
         MORE}
        """
            .replace("MORE", more)
            .replace("SETTINGS", settings),
        Map.of());
  }

  private LiveSecrets start() throws InterruptedException {
    var first = (PassResult.Good) fixture.first(config("cron: {}"));
    LiveSecrets live = fixture.live(fixture.publisher(first.draft()));
    live.follow(first.late(), live.current());
    return live;
  }

  private void hang() {
    vault.inside(request -> answer.await());
  }

  private static String text(LiveSecrets live, String path) {
    return live.current().value(path).map(SecretValue::revealText).orElse("-");
  }

  private static OwnerState owner(LiveSecrets live, String name) {
    return live.current().owners().stream()
        .filter(state -> state.owner().equals("models.providers." + name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void startsWithoutAProviderThatHangsAndTakesItsAnswerUpLater() throws Exception {
    hang();
    LiveSecrets live = start();
    assertEquals("one-1", text(live, NEAR));
    assertEquals("-", text(live, FAR));
    OwnerState far = owner(live, "far");
    assertEquals(Condition.COLD, far.condition());
    assertEquals("SECRETS_PROVIDER_SLOW", far.code());
    assertTrue(far.cause().contains("\"v\""), far.cause());
    answer.countDown();
    Fixture.await(() -> text(live, FAR).equals("far-1"));
    assertEquals(Condition.OK, owner(live, "far").condition());
    assertEquals(1, vault.requests().size(), "the answer of the first call is enough");
    assertEquals(1, fixture.provider.requests().size(), "nobody else is asked for it");
  }

  @Test
  void takesNoLateAnswerUpForAConfigurationThatHasChanged() throws Exception {
    vault.inside(
        request -> {
          if (request.settings().has("n")) {
            throw new IllegalStateException("another provider");
          }
          answer.await();
        });
    LiveSecrets live = start();
    ConfigSnapshot changed = config("cron: {}", "source: 'vault', n: 1");
    live.commit(((PassResult.Good) live.prepare(changed)).draft());
    assertEquals("SECRETS_PROVIDER_BROKEN", owner(live, "far").code());
    answer.countDown();
    Fixture.await(() -> entry.inFlight() == 0);
    live.reload();
    assertEquals("-", text(live, FAR));
  }

  @Test
  void asksAProviderThatHangsNoSecondTimeByItself() throws Exception {
    hang();
    LiveSecrets live = start();
    live.sourceArrived("vault");
    live.retry(Optional.empty());
    fixture.provider.put("one", "one-2");
    live.sourceArrived("demo");
    Fixture.await(() -> text(live, NEAR).equals("one-2"));
    assertEquals(1, vault.requests().size());
    assertTrue(owner(live, "far").nextRetry().isPresent());
  }

  @Test
  void waitsForEveryAnswerWhenAnOperatorAsks() throws Exception {
    LiveSecrets live = start();
    var asked = new CountDownLatch(1);
    vault.put("far", "far-2");
    vault.inside(
        request -> {
          asked.countDown();
          answer.await();
        });
    Future<ReloadOutcome> reload = threads.submit(live::reload);
    assertTrue(asked.await(30, TimeUnit.SECONDS));
    assertEquals("far-1", text(live, FAR));
    answer.countDown();
    assertInstanceOf(ReloadOutcome.Activated.class, reload.get(30, TimeUnit.SECONDS));
    assertEquals("far-2", text(live, FAR));
    assertEquals(0, live.current().warningCount());
  }

  @Test
  void waitsForWhatTheGatewayItselfNeeds() throws Exception {
    var asked = new CountDownLatch(1);
    vault.put("token", "token-1");
    vault.inside(
        request -> {
          asked.countDown();
          answer.await();
        });
    Future<PassResult> first =
        threads.submit(
            () ->
                fixture.first(
                    config(
                        "gateway: {auth: {mode: 'token', token: "
                            + "{source: 'vault', provider: 'v', id: 'token'}}}")));
    assertTrue(asked.await(30, TimeUnit.SECONDS));
    answer.countDown();
    var good = assertInstanceOf(PassResult.Good.class, first.get(30, TimeUnit.SECONDS));
    assertTrue(good.draft().values().containsKey("gateway.auth.token"));
    assertTrue(good.late().isEmpty());
  }

  @Test
  void tellsOfAFailingProviderWhenItIsAskedAgainAndHealsThen() throws Exception {
    vault.down("VAULT_SEALED");
    Instant before = Instant.now();
    LiveSecrets live = start();
    OwnerState far = owner(live, "far");
    assertEquals("VAULT_SEALED", far.code());
    Instant next = far.nextRetry().orElseThrow();
    assertEquals(fixture.shield.standing("vault", "v").pause().orElseThrow().until(), next);
    assertTrue(Duration.between(before, next).toSeconds() < 30);
    vault.up();
    Fixture.await(() -> text(live, FAR).equals("far-1"));
    assertTrue(fixture.shield.standing("vault", "v").pause().isEmpty());
    assertEquals(Condition.OK, owner(live, "far").condition());
  }

  @Test
  void servesFromABundleThatReplacesTheOneThatFailed() throws Exception {
    LiveSecrets live = start();
    vault.down("VAULT_SEALED");
    for (int i = 0; i < 8; i++) {
      live.reload();
    }
    assertEquals(Condition.STALE, owner(live, "far").condition());
    assertEquals("far-1", text(live, FAR));
    assertEquals(1, live.current().warningCount());
    fixture.claims.add(
        "vault", new TestHandle<>("v", "2", new TestProvider().remote().put("far", "far-9")));
    live.sourceArrived("vault");
    Fixture.await(() -> text(live, FAR).equals("far-9"));
    assertEquals(0, live.current().warningCount());
  }

  @Test
  void triesAtOnceWhatAnOperatorHasMended() throws Exception {
    vault.down("VAULT_SEALED");
    LiveSecrets live = start();
    for (int i = 0; i < 8; i++) {
      live.reload();
    }
    vault.up();
    int calls = fixture.provider.requests().size();
    assertEquals(List.of("v"), live.retry(Optional.of("v")));
    Fixture.await(() -> text(live, FAR).equals("far-1"));
    assertEquals(calls, fixture.provider.requests().size(), "owners that are well are left alone");
  }
}
