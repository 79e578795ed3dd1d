package ai.openclaw.core.secrets.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.TestHandle;
import ai.openclaw.core.secrets.internal.TestProvider;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.Descriptions;
import ai.openclaw.core.secrets.internal.provider.LibSettingsCheck;
import ai.openclaw.core.secrets.internal.provider.WatchedCalls;
import ai.openclaw.core.secrets.internal.shield.Shield;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineTest {
  private final WatchedCalls calls = new WatchedCalls();
  private final Claims<SecretProvider> claims = new Claims<>("the source", Set.of(), name -> true);
  private final Shield shield = new Shield(Clock.systemUTC(), () -> 1);
  private final Engine engine =
      new Engine(
          claims,
          new Descriptions(claims, calls, LibSettingsCheck::new),
          calls,
          shield,
          new Turns(claims, shield, Clock.systemUTC(), instant -> {}));
  private final TestProvider provider = new TestProvider();
  private final TestHandle<SecretProvider> handle = new TestHandle<>("b", "1", provider);

  EngineTest() {
    claims.add("demo", handle);
  }

  @AfterEach
  void stop() {
    calls.close();
  }

  private static SecretRef ref(String alias, String id) {
    return new SecretRef("demo", alias, id);
  }

  private Map<SecretRef, Outcome> resolve(String secrets, SecretRef... refs) throws Exception {
    return engine.resolve(List.of(refs), settings(secrets), false);
  }

  private static ResolutionSettings settings(String secrets) {
    return ResolutionSettings.of(Configs.snapshot("{secrets: " + secrets + "}", Map.of()));
  }

  private SecretFailure failure(String secrets, SecretRef ref) throws Exception {
    return assertInstanceOf(Failed.class, resolve(secrets, ref).get(ref)).failure();
  }

  @Test
  void asksAProviderOnceForAllItsIdsInFirstSeenOrder() throws Exception {
    provider.put("a", "1").put("b", "2");
    Map<SecretRef, Outcome> outcomes =
        resolve(
            "{providers: {p: {source: 'demo', n: 1}}}",
            ref("p", "b"),
            ref("p", "a"),
            ref("p", "b"));
    assertEquals(2, outcomes.size());
    assertEquals(1, provider.requests().size());
    assertEquals(List.of("b", "a"), provider.requests().get(0).ids());
    assertEquals(1, provider.requests().get(0).settings().path("n").asInt());
    assertEquals(262_144, provider.requests().get(0).maxBatchBytes());
  }

  @Test
  void keepsTheFailureOfOneIdToItself() throws Exception {
    provider.put("a", "1");
    Map<SecretRef, Outcome> outcomes =
        resolve("{providers: {p: {source: 'demo'}}}", ref("p", "a"), ref("p", "x"));
    assertInstanceOf(Resolved.class, outcomes.get(ref("p", "a")));
    assertInstanceOf(Failed.class, outcomes.get(ref("p", "x")));
  }

  @Test
  void namesAliasAndReferenceWhenTheProviderIsNotConfigured() throws Exception {
    SecretFailure failure = failure("{}", ref("p", "a"));
    assertEquals("SECRETS_PROVIDER_NOT_CONFIGURED", failure.code());
    assertTrue(failure.message().contains("demo:p:a"));
  }

  @Test
  void servesTheDefaultAliasWithoutAnEntry() throws Exception {
    provider.put("a", "1");
    assertInstanceOf(Resolved.class, resolve("{}", ref("default", "a")).get(ref("default", "a")));
    assertEquals(
        "SECRETS_PROVIDER_NOT_CONFIGURED",
        failure("{defaults: {demo: 'other'}}", ref("default", "a")).code());
  }

  @Test
  void namesBothSourcesWhenTheyDiffer() throws Exception {
    SecretFailure failure = failure("{providers: {p: {source: 'file'}}}", ref("p", "a"));
    assertEquals("SECRETS_PROVIDER_SOURCE_MISMATCH", failure.code());
    assertTrue(failure.message().contains("\"file\"") && failure.message().contains("\"demo\""));
  }

  @Test
  void saysThatNoBundleServesASource() throws Exception {
    var missing = new SecretRef("vault", "v", "a");
    SecretFailure failure = failure("{providers: {v: {source: 'vault'}}}", missing);
    assertEquals("SECRETS_SOURCE_NOT_INSTALLED", failure.code());
    assertTrue(failure.message().contains("vault"));
  }

  @Test
  void refusesSettingsAndIdsThatTheProviderDoesNotTake() throws Exception {
    assertEquals(
        "SECRETS_PROVIDER_SETTINGS_INVALID",
        failure("{providers: {p: {source: 'demo', x: 1}}}", ref("p", "a")).code());
    assertEquals(
        "SECRETS_REF_ID_INVALID",
        failure("{providers: {p: {source: 'demo'}}}", ref("p", "a b")).code());
  }

  @Test
  void limitsTheUniqueIdsOfOneProvider() throws Exception {
    provider.put("a", "1").put("b", "2").put("c", "3");
    String secrets = "{resolution: {maxRefsPerProvider: 2}, providers: {p: {source: 'demo'}}}";
    Map<SecretRef, Outcome> allowed = resolve(secrets, ref("p", "a"), ref("p", "b"), ref("p", "a"));
    assertInstanceOf(Resolved.class, allowed.get(ref("p", "a")));
    Map<SecretRef, Outcome> refused = resolve(secrets, ref("p", "a"), ref("p", "b"), ref("p", "c"));
    SecretFailure failure = assertInstanceOf(Failed.class, refused.get(ref("p", "a"))).failure();
    assertEquals("SECRETS_TOO_MANY_REFS", failure.code());
    assertTrue(failure.message().contains("\"p\"") && failure.message().contains("2"));
  }

  @Test
  void asksNoMoreProvidersAtOnceThanAllowed() throws Exception {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var together = new CyclicBarrier(3);
    provider.inside(
        request -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          try {
            together.await(60, TimeUnit.SECONDS);
          } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
          } finally {
            running.decrementAndGet();
          }
        });
    var providers = new StringBuilder("{resolution: {maxProviderConcurrency: 3}, providers: {");
    var refs = new ArrayList<SecretRef>();
    for (int i = 0; i < 6; i++) {
      provider.put("a" + i, "x");
      providers.append("p").append(i).append(": {source: 'demo'},");
      refs.add(ref("p" + i, "a" + i));
    }
    String secrets = providers.toString().replaceAll(",$", "") + "}}";
    Map<SecretRef, Outcome> outcomes = engine.resolve(refs, settings(secrets), false);
    assertTrue(outcomes.values().stream().allMatch(Resolved.class::isInstance));
    assertEquals(3, most.get());
  }

  @Test
  void asksNobodyElseAfterAFailureWhenTold() throws Exception {
    String secrets =
        "{resolution: {maxProviderConcurrency: 1},"
            + " providers: {p: {source: 'demo'}, q: {source: 'demo'}}}";
    provider.put("b", "1");
    Map<SecretRef, Outcome> outcomes =
        engine.resolve(List.of(ref("p", "a"), ref("q", "b")), settings(secrets), true);
    assertEquals(Set.of(ref("p", "a")), outcomes.keySet());
    assertEquals(1, provider.requests().size());
  }

  @Test
  void turnsAnExceptionIntoAFailureThatTellsNothingAndAStrike() throws Exception {
    provider.inside(
        request -> {
          throw new IllegalStateException("s3cr3t");
        });
    SecretFailure failure = failure("{providers: {p: {source: 'demo'}}}", ref("p", "a"));
    assertEquals("SECRETS_PROVIDER_BROKEN", failure.code());
    assertFalse(failure.message().contains("s3cr3t"));
    assertEquals(1, handle.strikes().size());
    assertFalse(handle.strikes().get(0).contains("s3cr3t"));
  }

  @Test
  void abandonsAProviderThatDoesNotReturnAndStrikesIt() throws Exception {
    provider.inside(request -> new CountDownLatch(1).await());
    SecretFailure failure =
        failure("{providers: {p: {source: 'demo', timeoutMs: 1}}}", ref("p", "a"));
    assertEquals("SECRETS_PROVIDER_TIMEOUT", failure.code());
    assertEquals(1, handle.strikes().size());
  }

  @Test
  void asksTheNextVersionWhenTheNewestHasVanished() throws Exception {
    var newer = new TestHandle<SecretProvider>("b", "2", new TestProvider());
    claims.add("demo", newer);
    newer.vanish();
    provider.put("a", "old");
    Outcome outcome =
        resolve("{providers: {p: {source: 'demo'}}}", ref("p", "a")).get(ref("p", "a"));
    assertEquals("old", assertInstanceOf(Resolved.class, outcome).value().revealText());
  }
}
