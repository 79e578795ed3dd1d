package com.example.demo.secrets;

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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Makes up a value for every id: {@code demo-2:<id>}. A call takes 20 ms, and 10 s when it asks for
 * the id {@code slow}; ids that begin with {@code missing} have no value.
 */
final class DemoProvider implements SecretProvider {
  private static final String PREFIX = "demo-2:";
  private static final Duration USUAL = Duration.ofMillis(20);
  private static final Duration SLOW = Duration.ofSeconds(10);

  private final CountDownLatch closed = new CountDownLatch(1);

  @Override
  public ProviderDescription describe() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", "object").put("additionalProperties", false);
    return new ProviderDescription(
        schema, Pattern.compile("[a-z0-9-]{1,64}"), "lower-case letters, digits and -", Set.of());
  }

  @Override
  public ResolveResult resolve(ResolveRequest request) throws InterruptedException {
    Duration work = request.ids().contains("slow") ? SLOW : USUAL;
    Duration left = Duration.between(Instant.now(), request.deadline());
    boolean inTime = work.compareTo(left) <= 0;
    if (closed.await((inTime ? work : left).toMillis(), TimeUnit.MILLISECONDS)) {
      return ResolveResult.unavailable("PROVIDER_STOPPED", "the demo was stopped during a call");
    }
    if (!inTime) {
      return ResolveResult.unavailable("PROVIDER_TIMEOUT", "the demo did not end in time");
    }
    Map<String, Outcome> outcomes = new HashMap<>();
    for (String id : request.ids()) {
      outcomes.put(id, outcome(id));
    }
    return ResolveResult.of(outcomes);
  }

  void close() {
    closed.countDown();
  }

  private static Outcome outcome(String id) {
    return id.startsWith("missing")
        ? new Failed(new SecretFailure("SECRET_NOT_FOUND", "the demo has no value for " + id))
        : new Resolved(SecretValue.of(PREFIX + id));
  }
}
