package ai.openclaw.core.secrets.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.TestClock;
import ai.openclaw.core.secrets.internal.TestHandle;
import ai.openclaw.core.secrets.internal.TestProvider;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.Descriptions;
import ai.openclaw.core.secrets.internal.provider.LibSettingsCheck;
import ai.openclaw.core.secrets.internal.provider.WatchedCalls;
import ai.openclaw.core.secrets.internal.shield.Codes;
import ai.openclaw.core.secrets.internal.shield.Shield;
import ai.openclaw.core.secrets.internal.shield.ShieldFile;
import ai.openclaw.core.secrets.internal.shield.Trigger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A strict gateway that a supervisor starts again and again. */
class CrashLoopTest {
  private static final int REFS = 20;
  private static final int STARTS = 50;

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private final WatchedCalls calls = new WatchedCalls();
  private final Claims<SecretProvider> claims = new Claims<>("the source", Set.of(), name -> true);
  private final TestProvider vault = new TestProvider().remote();
  private final TestProvider other = new TestProvider().remote();

  CrashLoopTest() {
    claims.add("vault", new TestHandle<>("v", "1", vault));
    claims.add("other", new TestHandle<>("o", "1", other));
    for (int i = 0; i < REFS; i++) {
      vault.put("v" + i, "x");
      other.put("o" + i, "x");
    }
  }

  @AfterEach
  void stop() {
    calls.close();
  }

  private Map<SecretRef, Outcome> start() throws InterruptedException {
    var shield = new Shield(clock, () -> 0.5);
    shield.keepIn(new ShieldFile(folder));
    var engine =
        new Engine(
            claims,
            new Descriptions(claims, calls, LibSettingsCheck::new),
            calls,
            shield,
            new Turns(claims, shield, clock, clock::passUntil));
    var refs = new ArrayList<SecretRef>();
    for (int i = 0; i < REFS; i++) {
      refs.add(new SecretRef("other", "default", "o" + i));
      refs.add(new SecretRef("vault", "default", "v" + i));
    }
    ResolutionSettings settings = ResolutionSettings.of(Configs.snapshot("{}", Map.of()));
    return engine
        .ask(new Inquiry(refs, Set.copyOf(refs), settings, Trigger.START, true, Optional.empty()))
        .outcomes();
  }

  private static boolean works(Map<SecretRef, Outcome> outcomes) {
    return outcomes.values().stream().allMatch(Resolved.class::isInstance);
  }

  private void crash() throws InterruptedException {
    for (int i = 0; i < STARTS; i++) {
      assertEquals(false, works(start()));
      clock.pass(Duration.ofSeconds(1));
    }
  }

  @Test
  void wearsOutNeitherTheProviderThatFailsNorTheOthers() throws Exception {
    vault.down("VAULT_SEALED");
    crash();
    assertTrue(vault.requests().size() <= 12, vault.requests().size() + " calls");
    assertTrue(other.requests().size() <= 12, other.requests().size() + " calls");
    assertEquals(REFS, vault.requests().get(0).ids().size(), "one call for all ids");
  }

  @Test
  void wearsNothingOutForOneIdWithoutAValue() throws Exception {
    vault.remove("v3");
    crash();
    assertTrue(vault.requests().size() <= 12, vault.requests().size() + " calls");
  }

  @Test
  void asksNobodyWhenTheStartMustFailAnyway() throws Exception {
    vault.down("VAULT_SEALED");
    crash();
    int before = other.requests().size() + vault.requests().size();
    Instant now = clock.instant();
    Outcome outcome = start().get(new SecretRef("vault", "default", "v0"));
    assertTrue(outcome instanceof Failed failed && failed.failure().code().equals(Codes.PAUSED));
    assertEquals(before, other.requests().size() + vault.requests().size());
    assertEquals(now, clock.instant(), "no wait that is not worth it");
  }

  @Test
  void startsAtOnceAfterAFewFailuresWhenTheProviderIsMended() throws Exception {
    vault.down("VAULT_SEALED");
    for (int i = 0; i < 4; i++) {
      start();
    }
    vault.up();
    Instant before = clock.instant();
    assertTrue(works(start()));
    assertTrue(Duration.between(before, clock.instant()).toSeconds() < 10);
    Instant after = clock.instant();
    assertTrue(works(start()));
    assertEquals(after, clock.instant());
  }

  @Test
  void comesUpByItselfInALoopAfterTheProviderIsMended() throws Exception {
    vault.down("VAULT_SEALED");
    crash();
    vault.up();
    Instant mended = clock.instant();
    while (!works(start())) {
      clock.pass(Duration.ofSeconds(1));
    }
    assertTrue(Duration.between(mended, clock.instant()).toMinutes() <= 5);
  }

  @Test
  void comesUpAtOnceWhenTheOperatorSaysThatItIsMended() throws Exception {
    vault.down("VAULT_SEALED");
    crash();
    vault.up();
    assertEquals(List.of("default"), new ShieldFile(folder).forgive(Optional.of("default")));
    Instant before = clock.instant();
    assertTrue(works(start()));
    assertEquals(before, clock.instant());
  }
}
