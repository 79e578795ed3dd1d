package ai.openclaw.core.secrets.internal.shield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.TestClock;
import ai.openclaw.core.secrets.internal.provider.Origin;
import ai.openclaw.core.secrets.internal.shield.Admission.Ask;
import ai.openclaw.core.secrets.internal.shield.Admission.Hold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Version;

class ShieldTest {
  private static final SecretRef ONE = new SecretRef("vault", "v", "one");
  private static final SecretRef TWO = new SecretRef("vault", "v", "two");
  private static final Definition VAULT = definition("{url: 'x'}", "1");

  private final TestClock clock = new TestClock();
  private final Shield shield = new Shield(clock, () -> 1);

  private static Definition definition(String settings, String version) {
    return Definition.of(
        "vault", "v", Configs.tree(settings), new Origin("b", new Version(version), 1, false));
  }

  private Admission admit(Trigger trigger, SecretRef... refs) {
    return admit(VAULT, true, trigger, OptionalInt.empty(), refs);
  }

  private Admission admit(
      Definition definition,
      boolean guarded,
      Trigger trigger,
      OptionalInt limit,
      SecretRef... refs) {
    return shield.admit(definition, guarded, trigger, List.of(refs), limit, Duration.ofSeconds(30));
  }

  private Permit call(Trigger trigger, SecretRef... refs) {
    return assertInstanceOf(Ask.class, admit(trigger, refs)).permit();
  }

  private static SecretFailure reason(Admission admission, SecretRef ref) {
    Outcome outcome = assertInstanceOf(Hold.class, admission).outcomes().get(ref);
    return assertInstanceOf(Failed.class, outcome).failure();
  }

  private Standing standing() {
    return shield.standing("vault", "v");
  }

  private static Outcome value() {
    return new Resolved(SecretValue.of("s3cr3t"));
  }

  private static Outcome missing() {
    return new Failed(new SecretFailure("SECRET_NOT_FOUND", "no"));
  }

  @Test
  void leavesAProviderThatFailsAloneLongerAndLonger() {
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
      call(Trigger.RETRY, ONE).failed("DOWN");
      assertEquals(Standing.State.OPEN, standing().state());
      clock.pass(Duration.ofSeconds(seconds).minusMillis(1));
      assertEquals(Codes.PAUSED, reason(admit(Trigger.RETRY, ONE), ONE).code());
      clock.pass(Duration.ofMillis(1));
      assertEquals(Standing.State.HALF_OPEN, standing().state());
    }
    assertEquals(11, standing().pause().orElseThrow().failures());
  }

  @Test
  void letsOneCallTryWhetherAProviderWorksAgain() {
    call(Trigger.RETRY, ONE).failed("DOWN");
    clock.pass(Duration.ofSeconds(1));
    Permit trial = call(Trigger.RETRY, ONE);
    assertEquals(Codes.BUSY, reason(admit(Trigger.ARRIVAL, TWO), TWO).code());
    trial.answered(Map.of(ONE, value()));
    assertEquals(Standing.State.CLOSED, standing().state());
    call(Trigger.ARRIVAL, TWO).answered(Map.of(TWO, value()));
  }

  @Test
  void saysWhichProviderFailedSinceWhenHowAndWhenItIsAskedAgain() {
    call(Trigger.START, ONE).failed("VAULT_SEALED");
    String message = reason(admit(Trigger.START, ONE), ONE).message();
    for (String part :
        List.of("\"v\"", "once", "2026-01-01T12:00:00Z", "VAULT_SEALED", "2026-01-01T12:00:01Z")) {
      assertTrue(message.contains(part), message);
    }
  }

  @ParameterizedTest
  @EnumSource(Trigger.class)
  void holdsBackOnlyWhatNobodyAskedFor(Trigger trigger) {
    call(Trigger.RELOAD, ONE, TWO).answered(Map.of(ONE, missing(), TWO, value()));
    call(Trigger.RELOAD, TWO).failed("DOWN");
    Admission admission = admit(VAULT, true, trigger, OptionalInt.of(1), ONE, TWO);
    assertEquals(trigger.automatic(), admission instanceof Hold);
    assertEquals(trigger.automatic() ? 2 : 3, standing().calls());
  }

  @Test
  void asksForOtherIdsThanThoseWithoutAValue() {
    call(Trigger.RETRY, ONE, TWO).answered(Map.of(ONE, missing(), TWO, value()));
    assertEquals(Standing.State.CLOSED, standing().state());
    Ask ask = assertInstanceOf(Ask.class, admit(Trigger.RETRY, ONE, TWO));
    assertEquals(List.of(TWO), ask.asked());
    assertTrue(
        assertInstanceOf(Failed.class, ask.held().get(ONE))
            .failure()
            .message()
            .contains("SECRET_NOT_FOUND"));
    ask.permit().answered(Map.of(TWO, value()));
    assertEquals(Codes.REF_PAUSED, reason(admit(Trigger.RETRY, ONE), ONE).code());
    clock.pass(Duration.ofSeconds(1));
    call(Trigger.RETRY, ONE).answered(Map.of(ONE, missing()));
    assertEquals(2, Optional.ofNullable(standing().misses().get("one")).orElseThrow().failures());
    call(Trigger.RELOAD, ONE).answered(Map.of(ONE, value()));
    assertEquals(Map.of(), standing().misses());
  }

  @Test
  void asksForAnIdWithoutAValueAgainWhenThereIsNews() {
    call(Trigger.RETRY, ONE).answered(Map.of(ONE, missing()));
    assertEquals(Codes.REF_PAUSED, reason(admit(Trigger.START, ONE), ONE).code());
    call(Trigger.ARRIVAL, ONE).failed("DOWN");
    assertEquals(Codes.PAUSED, reason(admit(Trigger.ARRIVAL, ONE), ONE).code());
  }

  @Test
  void forgetsAProviderThatIsAnotherOneNow() {
    for (Definition changed :
        List.of(definition("{url: 'y'}", "1"), definition("{url: 'x'}", "2"))) {
      call(Trigger.RELOAD, ONE).failed("DOWN");
      Permit old = call(Trigger.RELOAD, ONE);
      Admission admission = admit(changed, true, Trigger.START, OptionalInt.empty(), ONE);
      assertInstanceOf(Ask.class, admission).permit().answered(Map.of(ONE, value()));
      old.failed("DOWN");
      assertEquals(Standing.State.CLOSED, standing().state());
    }
    assertEquals(6, standing().calls(), "calls count whatever it was");
  }

  @Test
  void sparesProvidersThatOnlyReadThisMachine() {
    OptionalInt none = OptionalInt.of(1);
    for (int i = 0; i < 5; i++) {
      Ask ask = assertInstanceOf(Ask.class, admit(VAULT, false, Trigger.START, none, ONE));
      ask.permit().failed("UNREADABLE");
      assertEquals(Optional.empty(), shield.due(ONE));
    }
    assertEquals(0, standing().calls());
    Ask slow = assertInstanceOf(Ask.class, admit(VAULT, false, Trigger.START, none, ONE));
    assertEquals(Codes.BUSY, reason(admit(VAULT, false, Trigger.RETRY, none, ONE), ONE).code());
    slow.permit().withdrawn();
  }

  @Test
  void countsTheCallsOfADay() {
    OptionalInt two = OptionalInt.of(2);
    for (int i = 0; i < 2; i++) {
      Ask ask = assertInstanceOf(Ask.class, admit(VAULT, true, Trigger.RETRY, two, ONE));
      ask.permit().answered(Map.of(ONE, value()));
    }
    assertEquals(Codes.EXHAUSTED, reason(admit(VAULT, true, Trigger.RETRY, two, ONE), ONE).code());
    assertEquals("2026-01-02T00:00:00Z", shield.due(ONE).orElseThrow().toString());
    call(Trigger.RELOAD, ONE).answered(Map.of(ONE, value()));
    assertEquals(3, standing().calls());
    clock.pass(Duration.ofHours(12));
    assertEquals(0, standing().calls());
    assertInstanceOf(Ask.class, admit(VAULT, true, Trigger.RETRY, two, ONE));
  }

  @Test
  void listensOnlyToTheFirstWordAboutACall() {
    Permit permit = call(Trigger.RETRY, ONE);
    permit.failed("TIMEOUT");
    permit.answered(Map.of(ONE, value()));
    assertEquals(Standing.State.OPEN, standing().state());
    assertEquals(0, standing().running());
  }

  @Test
  void tellsHowLongAnAnswerIsWaitedFor() {
    Permit permit = call(Trigger.START, ONE);
    assertEquals(clock.instant().plusSeconds(30), shield.due(ONE).orElseThrow());
    permit.withdrawn();
    assertEquals(Optional.empty(), shield.due(ONE));
    assertEquals(Standing.State.CLOSED, standing().state());
  }

  @Test
  void takesAPauseFromAClockThatWasSetBackForOver() {
    clock.pass(Duration.ofDays(1));
    call(Trigger.RETRY, ONE).failed("DOWN");
    clock.pass(Duration.ofDays(-1));
    assertFalse(admit(Trigger.RETRY, ONE) instanceof Hold);
  }
}
