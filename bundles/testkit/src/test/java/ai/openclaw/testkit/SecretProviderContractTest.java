package ai.openclaw.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretValue;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SecretProviderContractTest extends SecretProviderContract {
  private static final Map<String, String> VALUES = Map.of("one", "hidden-1", "two", "hidden-2");

  @Override
  protected SecretProvider start() {
    return new Memory();
  }

  @Override
  protected void stop(SecretProvider provider) {
    // Memory holds nothing that would have to be given back.
  }

  @Override
  protected SecretProviderSample sample() {
    return SecretProviderSample.of(object(), VALUES, "three").withSlowSettings(object("slow"));
  }

  @Test
  void providerThatThrowsFails() {
    refused(
        new Memory() {
          @Override
          public ResolveResult resolve(ResolveRequest request) {
            throw new IllegalStateException("broken");
          }
        },
        IllegalStateException.class,
        SecretProviderContract::eachIdOfABatchHasAnOutcome);
  }

  @Test
  void providerThatLeavesAnIdOutFails() {
    refused(
        new Memory() {
          @Override
          public ResolveResult resolve(ResolveRequest request) {
            return ResolveResult.of(Map.of());
          }
        },
        AssertionError.class,
        SecretProviderContract::unknownIdAloneIsATypedFailure);
  }

  @Test
  void providerThatTellsASecretFails() {
    refused(
        new Memory() {
          @Override
          public ResolveResult resolve(ResolveRequest request) {
            return ResolveResult.unavailable("SECRET_TOLD", "cannot parse hidden-1");
          }
        },
        AssertionError.class,
        SecretProviderContract::failuresHoldNoSecret);
  }

  @Test
  void providerThatChangesItsSettingsFails() {
    refused(
        new Memory() {
          @Override
          public ResolveResult resolve(ResolveRequest request) throws InterruptedException {
            request.settings().put("seen", true);
            return super.resolve(request);
          }
        },
        AssertionError.class,
        SecretProviderContract::settingsStayAsTheyAre);
  }

  @Test
  void providerThatForgetsAThreadFails() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Thread forgotten = new Thread(() -> awaitQuietly(end), "forgotten");
    try {
      refused(
          new Memory() {
            @Override
            public ResolveResult resolve(ResolveRequest request) throws InterruptedException {
              if (!forgotten.isAlive()) {
                forgotten.start();
              }
              return super.resolve(request);
            }
          },
          AssertionError.class,
          SecretProviderContract::settingsStayAsTheyAre);
    } finally {
      end.countDown();
      forgotten.join();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Promise {
    void test(SecretProviderContract contract) throws Exception;
  }

  private static void refused(
      SecretProvider provider, Class<? extends Throwable> failure, Promise promise) {
    SecretProviderContract contract =
        new SecretProviderContract() {
          @Override
          protected SecretProvider start() {
            return provider;
          }

          @Override
          protected void stop(SecretProvider stopped) {
            // Nothing to give back.
          }

          @Override
          protected SecretProviderSample sample() {
            return SecretProviderSample.of(object(), VALUES, "three");
          }

          @Override
          protected Duration patience() {
            return Duration.ofMillis(300);
          }
        };
    assertThrows(failure, () -> promise.test(contract));
  }

  private static ObjectNode object(String... switches) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (String key : switches) {
      object.put(key, true);
    }
    return object;
  }

  private static class Memory implements SecretProvider {
    @Override
    public ProviderDescription describe() {
      return new ProviderDescription(
          object("additionalProperties"),
          Pattern.compile("[a-z]+"),
          "lower-case letters",
          Set.of());
    }

    @Override
    public ResolveResult resolve(ResolveRequest request) throws InterruptedException {
      if (request.settings().has("slow")) {
        long left = Duration.between(Instant.now(), request.deadline()).toMillis();
        if (!new CountDownLatch(1).await(left, TimeUnit.MILLISECONDS)) {
          return ResolveResult.unavailable("PROVIDER_TIMEOUT", "it took too long");
        }
      }
      return ResolveResult.of(outcomes(request.ids()));
    }

    private static Map<String, Outcome> outcomes(List<String> ids) {
      Map<String, Outcome> outcomes = new HashMap<>();
      for (String id : ids) {
        String value = VALUES.get(id);
        outcomes.put(
            id,
            value == null
                ? new Failed(new SecretFailure("SECRET_NOT_FOUND", "there is no " + id))
                : new Resolved(SecretValue.of(value)));
      }
      return outcomes;
    }
  }
}
