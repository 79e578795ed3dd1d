package ai.openclaw.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Answered;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.ResolveResult.Unavailable;
import ai.openclaw.api.secret.SecretChanges;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.api.secret.SecretWatch;
import ai.openclaw.api.secret.WatchRequest;
import ai.openclaw.api.secret.WatchResult;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the core expects of every {@link SecretProvider}. Extend it in the tests of a provider
 * bundle and say how to make a provider and a working set-up; each inherited test is one promise of
 * the API.
 *
 * <p>One question no test can ask, so answer it before you publish: <b>does the user supply every
 * value you serve, and does nothing mint, rotate or pair it at run time?</b> If something does,
 * such as a session token, a pairing secret or a refresh token, it belongs to the bundle that makes
 * it and must not be a reference.
 */
public abstract class SecretProviderContract {
  private static final Duration QUICK = Duration.ofMillis(250);
  private static final int CALLERS = 8;
  private static final int CALLS = 4;

  /** For the extending class. */
  protected SecretProviderContract() {}

  /** Makes a provider as the bundle does when it starts. Called once per test. */
  protected abstract SecretProvider start() throws Exception;

  /** Ends a provider as the bundle does when it stops. */
  protected abstract void stop(SecretProvider provider) throws Exception;

  /** A working set-up. Called once per test. */
  protected abstract SecretProviderSample sample() throws Exception;

  /**
   * Changes one value of the sample outside, as its user would; for a provider with the trait
   * {@code WATCHES}. Called after {@link #sample()}.
   */
  protected void change() throws Exception {
    throw new UnsupportedOperationException("override change(): the provider says that it watches");
  }

  /** How long a call with the sample may take on a busy machine. */
  protected Duration patience() {
    return Duration.ofSeconds(20);
  }

  @Test
  final void descriptionIsConstantAndQuick() throws Exception {
    with(
        (provider, sample) -> {
          ProviderDescription first = provider.describe();
          long begin = System.nanoTime();
          ProviderDescription second = provider.describe();
          Duration took = Duration.ofNanos(System.nanoTime() - begin);

          assertEquals(first.settingsSchema(), second.settingsSchema(), "settingsSchema");
          assertEquals(first.idPattern().pattern(), second.idPattern().pattern(), "idPattern");
          assertEquals(first.idRule(), second.idRule(), "idRule");
          assertEquals(first.traits(), second.traits(), "traits");
          assertTrue(took.compareTo(QUICK) < 0, () -> "describe() took " + took);
        });
  }

  @Test
  final void descriptionHandedOutCannotSpoilTheNextOne() throws Exception {
    with(
        (provider, sample) -> {
          ObjectNode before = provider.describe().settingsSchema().deepCopy();
          provider.describe().settingsSchema().removeAll();

          assertEquals(before, provider.describe().settingsSchema());
        });
  }

  @Test
  final void idPatternAcceptsTheSampleAndNoEmptyId() throws Exception {
    with(
        (provider, sample) -> {
          ProviderDescription description = provider.describe();

          Stream.concat(sample.values().keySet().stream(), Stream.of(sample.unknownId()))
              .forEach(
                  id ->
                      assertTrue(
                          description.idPattern().matcher(id).matches(),
                          () -> "the id pattern refuses " + id));
          assertFalse(description.idPattern().matcher("").matches(), "it accepts an empty id");
          assertFalse(description.idRule().isBlank(), "the rule in words is blank");
        });
  }

  @Test
  final void eachIdOfABatchHasAnOutcome() throws Exception {
    with(
        (provider, sample) -> {
          List<String> ids = new ArrayList<>(sample.values().keySet());
          ids.add(sample.unknownId());

          Map<String, Outcome> outcomes = answered(resolve(provider, sample, ids));

          sample.values().forEach((id, value) -> assertResolved(id, value, outcomes));
          assertFailed(sample.unknownId(), outcomes);
        });
  }

  @Test
  final void unknownIdAloneIsATypedFailure() throws Exception {
    with(
        (provider, sample) ->
            assertFailed(
                sample.unknownId(),
                answered(resolve(provider, sample, List.of(sample.unknownId())))));
  }

  @Test
  final void failuresHoldNoSecret() throws Exception {
    with(
        (provider, sample) -> {
          List<String> ids = new ArrayList<>(sample.values().keySet());
          ids.add(sample.unknownId());
          List<SecretFailure> failures = new ArrayList<>();
          failures.addAll(failures(resolve(provider, sample, ids)));
          failures.addAll(
              failures(
                  provider.resolve(
                      sample.request(JsonNodeFactory.instance.objectNode(), ids, patience()))));

          for (SecretFailure failure : failures) {
            for (String secret : sample.values().values()) {
              assertFalse(failure.message().contains(secret), "a message holds a secret value");
            }
          }
        });
  }

  @Test
  final void settingsThatTheSchemaWouldRefuseAreNoReasonToThrow() throws Exception {
    with(
        (provider, sample) -> {
          List<String> ids = List.copyOf(sample.values().keySet());
          List<ObjectNode> spoilt = new ArrayList<>();
          sample
              .settings()
              .fieldNames()
              .forEachRemaining(
                  key -> {
                    spoilt.add(sample.settings().deepCopy().put(key, -1));
                    spoilt.add(sample.settings().deepCopy().putNull(key));
                    spoilt.add(sample.settings().deepCopy().put(key, "\0"));
                  });
          for (ObjectNode settings : spoilt) {
            failures(provider.resolve(sample.request(settings, ids, patience())))
                .forEach(SecretProviderContract::assertWellFormed);
          }
        });
  }

  @Test
  final void settingsStayAsTheyAre() throws Exception {
    with(
        (provider, sample) -> {
          ObjectNode before = sample.settings().deepCopy();
          resolve(provider, sample, List.copyOf(sample.values().keySet()));

          assertEquals(before, sample.settings());
        });
  }

  @Test
  final void manyCallersAreServedAtOnce() throws Exception {
    with(
        (provider, sample) -> {
          ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
          try {
            List<Map.Entry<String, String>> entries = List.copyOf(sample.values().entrySet());
            List<Callable<Void>> calls = new ArrayList<>();
            for (int call = 0; call < CALLERS * CALLS; call++) {
              var entry = entries.get(call % entries.size());
              calls.add(
                  () -> {
                    ResolveResult result = resolve(provider, sample, List.of(entry.getKey()));
                    assertResolved(entry.getKey(), entry.getValue(), answered(result));
                    return null;
                  });
            }
            for (Future<Void> call : callers.invokeAll(calls)) {
              call.get();
            }
          } finally {
            callers.shutdownNow();
          }
        });
  }

  @Test
  final void callWhoseDeadlineHasPassedEndsAtOnce() throws Exception {
    with(
        (provider, sample) ->
            assertTimeoutPreemptively(
                patience(),
                () ->
                    failures(
                            provider.resolve(
                                sample.request(
                                    sample.slowSettings().orElse(sample.settings()),
                                    List.copyOf(sample.values().keySet()),
                                    Duration.ofSeconds(-1))))
                        .forEach(SecretProviderContract::assertWellFormed)));
  }

  @Test
  final void slowCallEndsByTheDeadline() throws Exception {
    with(
        (provider, sample) -> {
          assumeTrue(sample.slowSettings().isPresent(), "nothing can keep this provider waiting");
          ResolveResult result =
              assertTimeoutPreemptively(
                  patience(),
                  () ->
                      provider.resolve(
                          sample.request(
                              sample.slowSettings().orElseThrow(),
                              List.copyOf(sample.values().keySet()),
                              Duration.ofMillis(300))));

          assertFalse(failures(result).isEmpty(), "a slow call cannot have an answer");
          failures(result).forEach(SecretProviderContract::assertWellFormed);
        });
  }

  @Test
  final void interruptEndsACall() throws Exception {
    with(
        (provider, sample) -> {
          ExecutorService caller = Executors.newSingleThreadExecutor();
          try {
            Future<ResolveResult> call =
                caller.submit(
                    () ->
                        provider.resolve(
                            sample.request(
                                sample.slowSettings().orElse(sample.settings()),
                                List.copyOf(sample.values().keySet()),
                                Duration.ofMinutes(5))));
            // What nothing keeps waiting ends by itself, on a busy machine a little later.
            Duration limit =
                sample.slowSettings().isPresent() ? Duration.ofMillis(300) : patience();
            try {
              call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillWaiting) {
              assertTrue(sample.slowSettings().isPresent(), "a call with the sample hangs");
            }
            caller.shutdownNow();
            assertTrue(
                caller.awaitTermination(patience().toMillis(), TimeUnit.MILLISECONDS),
                "the call goes on after the interrupt");
          } finally {
            caller.shutdownNow();
          }
        });
  }

  @Test
  final void watchIsRefusedWithoutTheTrait() throws Exception {
    with(
        (provider, sample) -> {
          assumeTrue(!watches(provider), "this provider watches");

          assertWellFormed(
              assertInstanceOf(
                      WatchResult.NotWatched.class, provider.watch(watching(sample), new Reports()))
                  .failure());
        });
  }

  @Test
  final void watchTellsOfAChange() throws Exception {
    with(
        (provider, sample) -> {
          assumeTrue(watches(provider), "this provider does not watch");
          resolve(provider, sample, List.copyOf(sample.values().keySet()));
          var reports = new Reports();
          SecretWatch watch = watch(provider, sample, reports);
          change();

          assertTrue(reports.await(patience()), "the change was not reported");
          watch.close();
          watch.close();
        });
  }

  @Test
  final void watchTellsOfAChangeBetweenResolvingAndWatching() throws Exception {
    with(
        (provider, sample) -> {
          assumeTrue(watches(provider), "this provider does not watch");
          resolve(provider, sample, List.copyOf(sample.values().keySet()));
          change();
          var reports = new Reports();
          SecretWatch watch = watch(provider, sample, reports);

          assertTrue(reports.await(patience()), "the change was not reported");
          watch.close();
        });
  }

  @Test
  final void closedWatchIsSilentAndOthersGoOn() throws Exception {
    with(
        (provider, sample) -> {
          assumeTrue(watches(provider), "this provider does not watch");
          resolve(provider, sample, List.copyOf(sample.values().keySet()));
          var closed = new Reports();
          var open = new Reports();
          watch(provider, sample, closed).close();
          SecretWatch watch = watch(provider, sample, open);
          closed.forget();
          change();

          assertTrue(open.await(patience()), "the change was not reported");
          assertFalse(closed.await(Duration.ZERO), "a closed watch reports");
          watch.close();
        });
  }

  @Test
  final void watchWithSettingsThatTheSchemaWouldRefuseIsNoReasonToThrow() throws Exception {
    with(
        (provider, sample) -> {
          WatchResult result =
              provider.watch(
                  new WatchRequest(
                      SecretProviderSample.ALIAS,
                      JsonNodeFactory.instance.objectNode(),
                      List.copyOf(sample.values().keySet()),
                      sample.environment()),
                  new Reports());
          if (result instanceof WatchResult.Watching watching) {
            watching.watch().close();
          }
        });
  }

  private static boolean watches(SecretProvider provider) {
    return provider.describe().traits().contains(ProviderDescription.Trait.WATCHES);
  }

  private static WatchRequest watching(SecretProviderSample sample) {
    return new WatchRequest(
        SecretProviderSample.ALIAS,
        sample.settings(),
        List.copyOf(sample.values().keySet()),
        sample.environment());
  }

  private static SecretWatch watch(
      SecretProvider provider, SecretProviderSample sample, Reports reports) throws Exception {
    return assertInstanceOf(WatchResult.Watching.class, provider.watch(watching(sample), reports))
        .watch();
  }

  private static final class Reports implements SecretChanges {
    private final Semaphore reported = new Semaphore(0);

    @Override
    public void changed(Set<String> ids) {
      reported.release();
    }

    @Override
    public void allChanged() {
      reported.release();
    }

    @Override
    public void lost(SecretFailure failure) {
      assertWellFormed(failure);
    }

    void forget() {
      reported.drainPermits();
    }

    boolean await(Duration limit) throws InterruptedException {
      return reported.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void with(Check check) throws Exception {
    Threads before = Threads.now();
    SecretProvider provider = start();
    try {
      check.run(provider, sample());
    } finally {
      stop(provider);
    }
    List<String> left = before.leftAfter(patience());
    assertTrue(left.isEmpty(), () -> "threads go on after the provider has stopped: " + left);
  }

  private interface Check {
    void run(SecretProvider provider, SecretProviderSample sample) throws Exception;
  }

  private ResolveResult resolve(
      SecretProvider provider, SecretProviderSample sample, List<String> ids)
      throws InterruptedException {
    return provider.resolve(sample.request(sample.settings(), ids, patience()));
  }

  private static Map<String, Outcome> answered(ResolveResult result) {
    if (result instanceof Answered answered) {
      return answered.outcomes();
    }
    throw new AssertionError("the provider is unavailable with the sample: " + failures(result));
  }

  private static List<SecretFailure> failures(ResolveResult result) {
    if (result instanceof Unavailable unavailable) {
      return List.of(unavailable.failure());
    }
    return answered(result).values().stream()
        .filter(Failed.class::isInstance)
        .map(outcome -> ((Failed) outcome).failure())
        .toList();
  }

  private static void assertResolved(String id, String value, Map<String, Outcome> outcomes) {
    Resolved resolved =
        assertInstanceOf(Resolved.class, outcomes.get(id), () -> "the outcome of " + id);
    assertTrue(
        SecretValue.of(value).equals(resolved.value()), () -> "another value than expected: " + id);
  }

  private static void assertFailed(String id, Map<String, Outcome> outcomes) {
    Failed failed = assertInstanceOf(Failed.class, outcomes.get(id), () -> "the outcome of " + id);
    assertWellFormed(failed.failure());
  }

  private static void assertWellFormed(SecretFailure failure) {
    assertAll(
        () ->
            assertTrue(
                failure.code().matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*"),
                () -> "a code is upper-case words joined by underscores: " + failure.code()),
        () -> assertFalse(failure.message().isBlank(), "a message is blank"),
        () ->
            assertFalse(
                failure.message().lines().count() > 1, () -> "a message is one line: " + failure));
  }
}
