package ai.openclaw.core.secrets.internal.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.Activation;
import ai.openclaw.core.secrets.OwnerState;
import ai.openclaw.core.secrets.OwnerState.Condition;
import ai.openclaw.core.secrets.ReloadOutcome;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.TestHandle;
import ai.openclaw.core.secrets.internal.TestProvider;
import ai.openclaw.core.secrets.internal.runtime.Fixture;
import ai.openclaw.core.secrets.internal.runtime.LiveSecrets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RotationsTest {
  private static final String ONE = "models.providers.one";
  private static final String TWO = "models.providers.two";

  private final Fixture fixture = new Fixture();
  private final TestProvider provider = fixture.provider().watching();
  private final List<RotationEvent> events = new CopyOnWriteArrayList<>();
  private final LiveSecrets live;
  private final Rotations rotations;

  RotationsTest() throws InterruptedException {
    live = fixture.start(Fixture.config("strict"));
    rotations = new Rotations(live, fixture.claims(), fixture.descriptions(), fixture.calls());
    rotations.feed().subscribe(events::add);
    Fixture.await(() -> provider.watches().size() == 1);
  }

  @AfterEach
  void stop() {
    rotations.stop();
    fixture.close();
  }

  @Test
  void oneWatchKnowsAliasAndIdsInUse() {
    var request = provider.watches().get(0).request();

    assertEquals("p", request.alias());
    assertEquals(Set.of("token", "one", "two"), Set.copyOf(request.ids()));
  }

  @Test
  void reportedIdIsResolvedWithItsOwnerAlone() {
    int before = provider.requests().size();
    provider.put("one", "one-2").put("two", "two-2");

    provider.watches().get(0).changes().changed(Set.of("one"));

    Fixture.await(() -> "one-2".equals(text("one")));
    assertEquals("two-1", text("two"));
    assertEquals(List.of("one"), provider.requests().get(before).ids());
    Fixture.await(() -> !events.isEmpty());
    RotationEvent event = events.get(0);
    assertEquals(Set.of(ONE), event.changedOwners());
    assertEquals("rotated", event.outcome());
    assertEquals(2, event.activation());
    assertEquals(Set.of("p"), event.aliases());
  }

  @Test
  void manyReportsAreOnePass() {
    int before = provider.requests().size();
    provider.put("one", "one-2").put("two", "two-2");

    for (int i = 0; i < 100; i++) {
      provider.watches().get(0).changes().changed(Set.of(i % 2 == 0 ? "one" : "two"));
    }
    Fixture.await(() -> "one-2".equals(text("one")) && "two-2".equals(text("two")));

    Fixture.await(() -> !events.isEmpty());
    // More than one only where this machine paused between the reports.
    assertTrue(provider.requests().size() - before < 50);
    assertTrue(live.current().number() < 50);
  }

  @Test
  void sameValuesBurnNoActivation() {
    provider.watches().get(0).changes().allChanged();

    Fixture.await(() -> !events.isEmpty());
    assertEquals("unchanged", events.get(0).outcome());
    assertEquals(1, live.current().number());
  }

  @Test
  void reportOfAnUnusedIdAsksNobody() {
    int before = provider.requests().size();

    provider.watches().get(0).changes().changed(Set.of("nobody"));
    provider.watches().get(0).changes().changed(Set.of("one"));

    Fixture.await(() -> !events.isEmpty());
    assertEquals(List.of("one"), provider.requests().get(before).ids());
  }

  @Test
  void failureKeepsTheLastValueMarksItStaleAndHealsWithTheNextReport() {
    provider.remove("one");

    provider.watches().get(0).changes().changed(Set.of("one"));
    Fixture.await(() -> events.size() == 1);
    assertEquals("kept", events.get(0).outcome());
    assertEquals("SECRET_NOT_FOUND", events.get(0).failure().orElseThrow().code());
    assertEquals("one-1", text("one"));
    assertEquals(Condition.STALE, condition(ONE));
    assertEquals(Condition.OK, condition(TWO));
    assertTrue(live.health().degraded().isPresent());

    // Another owner's rotation neither waits for this one nor whitewashes it.
    provider.put("two", "two-2");
    provider.watches().get(0).changes().changed(Set.of("two"));
    Fixture.await(() -> "two-2".equals(text("two")));
    assertEquals(Condition.STALE, condition(ONE));
    assertTrue(live.health().degraded().isPresent());

    provider.put("one", "one-1");
    provider.watches().get(0).changes().changed(Set.of("one"));
    Fixture.await(() -> condition(ONE) == Condition.OK);
    Fixture.await(() -> live.health().degraded().isEmpty());
    assertEquals(2, live.current().number());
  }

  @Test
  void inIsolateModeTheFailedOwnerKeepsItsValueAndTheOthersRotate() throws Exception {
    fixture.accept(live, Fixture.config("isolate"));
    provider.remove("one");
    provider.put("two", "two-2");

    provider.watches().get(0).changes().changed(Set.of("one", "two"));

    Fixture.await(() -> !events.isEmpty());
    assertEquals("rotated", events.get(0).outcome());
    assertEquals(Set.of(TWO), events.get(0).changedOwners());
    assertEquals("SECRET_NOT_FOUND", events.get(0).failure().orElseThrow().code());
    assertEquals("one-1", text("one"));
    assertEquals("two-2", text("two"));
    assertEquals(Condition.STALE, condition(ONE));
    assertEquals(Condition.OK, condition(TWO));
  }

  @Test
  void newSettingsMoveTheWatch() throws Exception {
    fixture.accept(
        live,
        Configs.snapshot(
            Fixture.CONFIG
                .replace("MODE", "strict")
                .replace("{source: 'demo'}}", "{source: 'demo', n: 2}}"),
            Map.of()));
    rotations.activated(live.current(), Set.of());

    Fixture.await(() -> provider.watches().size() == 2);
    assertEquals(2, provider.watches().get(1).request().settings().path("n").asInt());
    Fixture.await(() -> provider.closedWatches() == 1);
  }

  @Test
  void aliasThatIsNoLongerUsedIsNoLongerWatched() throws Exception {
    fixture.accept(live, Configs.snapshot("{}", Map.of()));
    rotations.activated(live.current(), Set.of());

    Fixture.await(() -> provider.closedWatches() == 1);
    assertEquals(1, provider.watches().size());
  }

  @Test
  void newerProviderTakesTheWatchOver() {
    TestProvider newer =
        new TestProvider().watching().put("token", "token-1").put("one", "one-9").put("two", "t");

    fixture.claims().add("demo", new TestHandle<>("b", "2", newer));
    Fixture.await(() -> newer.watches().size() == 1 && provider.closedWatches() == 1);
    provider.watches().get(0).changes().allChanged();
    newer.watches().get(0).changes().changed(Set.of("one"));

    Fixture.await(() -> "one-9".equals(text("one")));
    assertEquals("two-1", text("two"));
  }

  @Test
  void lostWatchReportsNothingMore() {
    var changes = provider.watches().get(0).changes();
    changes.lost(new SecretFailure("WATCH_LOST", "the stream ended"));
    Fixture.await(() -> provider.closedWatches() == 1);
    provider.put("one", "one-2");
    changes.allChanged();

    rotations.activated(live.current(), Set.of());
    Fixture.await(() -> provider.watches().size() == 2);
    provider.watches().get(1).changes().changed(Set.of("two"));
    Fixture.await(() -> !events.isEmpty());
    assertEquals("one-1", text("one"));
  }

  @Test
  void stopClosesTheWatches() {
    rotations.stop();

    Fixture.await(() -> provider.closedWatches() == 1);
  }

  @Test
  void readersUnderRotationSeeNoMixOfOldAndNew() throws Exception {
    var over = new AtomicBoolean();
    Set<String> mixes = new HashSet<>();
    ExecutorService readers = Executors.newFixedThreadPool(2);
    Future<Long> reading =
        readers.submit(
            () -> {
              long reads = 0;
              while (!over.get()) {
                Activation seen = live.current();
                String one = value(seen, "one").substring(4);
                String two = value(seen, "two").substring(4);
                if (!one.equals(two)) {
                  mixes.add(one + " with " + two);
                }
                reads++;
              }
              return reads;
            });
    try {
      for (int round = 2; round <= 20; round++) {
        String now = Integer.toString(round);
        provider.put("one", "one-" + now).put("two", "two-" + now);
        Future<ReloadOutcome> rotated = rotations.rotate(refs("one", "two"));
        rotated.get();
        assertEquals("one-" + now, text("one"));
      }
    } finally {
      over.set(true);
    }
    assertTrue(reading.get() > 0);
    readers.shutdownNow();
    assertEquals(Set.of(), mixes);
  }

  private static Set<SecretRef> refs(String... ids) {
    var refs = new HashSet<SecretRef>();
    for (String id : ids) {
      refs.add(new SecretRef("demo", "p", id));
    }
    return refs;
  }

  private Condition condition(String owner) {
    return live.current().owners().stream()
        .filter(state -> state.owner().equals(owner))
        .map(OwnerState::condition)
        .findFirst()
        .orElseThrow();
  }

  private String text(String id) {
    return value(live.current(), id);
  }

  private static String value(Activation activation, String id) {
    return activation.value("models.providers." + id + ".apiKey").orElseThrow().revealText();
  }
}
