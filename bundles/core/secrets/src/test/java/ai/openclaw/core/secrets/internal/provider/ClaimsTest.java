package ai.openclaw.core.secrets.internal.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.secrets.internal.TestHandle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

class ClaimsTest {
  private final Set<String> installed = new HashSet<>(Set.of("one", "two"));
  private final Claims<String> claims =
      new Claims<>("the source", Set.of("env"), installed::contains);
  private final List<String> told = new ArrayList<>();

  ClaimsTest() {
    claims.listen((key, change) -> told.add(key + " " + change));
  }

  private static TestHandle<String> shipped(String name) {
    return new TestHandle<>(new Origin(name, Version.emptyVersion, 1, true), "service");
  }

  private List<String> versions(String key) {
    return claims.claim(key).orElseThrow().entries().stream()
        .map(entry -> entry.origin().version().toString())
        .toList();
  }

  @Test
  void ordersVersionsOfOneBundleNewestFirst() {
    claims.add("demo", new TestHandle<>("one", "1.0.0", "a"));
    claims.add("demo", new TestHandle<>("one", "1.10.0", "b"));
    claims.add("demo", new TestHandle<>("one", "1.9.0", "c"));
    assertEquals(List.of("1.10.0", "1.9.0", "1.0.0"), versions("demo"));
    assertEquals(List.of("demo ARRIVED", "demo ARRIVED"), told);
  }

  @Test
  void keepsTheKeyWithWhoClaimedItFirst() {
    claims.add("demo", new TestHandle<>("one", "1.0.0", "a"));
    claims.add("demo", new TestHandle<>("two", "9.0.0", "b"));
    assertEquals("one", claims.claim("demo").orElseThrow().owner());
    assertEquals(List.of("1.0.0"), versions("demo"));
    assertEquals(1, claims.claim("demo").orElseThrow().refused().size());
  }

  @Test
  void keepsTheKeyThroughAGapWhileTheBundleIsInstalled() {
    Entry<String> first = claims.add("demo", new TestHandle<>("one", "1.0.0", "a"));
    claims.remove(first);
    claims.add("demo", new TestHandle<>("two", "1.0.0", "b"));
    assertFalse(claims.served("demo"));
    installed.remove("one");
    claims.add("demo", new TestHandle<>("two", "1.0.0", "b"));
    assertEquals("two", claims.claim("demo").orElseThrow().owner());
  }

  @Test
  void letsNobodyElseClaimAReservedKey() {
    claims.add("env", new TestHandle<>("two", "1.0.0", "b"));
    assertFalse(claims.served("env"));
    claims.add("env", shipped("ai.openclaw.secrets.env"));
    assertEquals("ai.openclaw.secrets.env", claims.claim("env").orElseThrow().owner());
  }

  @Test
  void givesAKeyBackToTheDistribution() {
    claims.add("demo", new TestHandle<>("two", "1.0.0", "b"));
    claims.add("demo", shipped("ai.openclaw.secrets.demo"));
    assertEquals("ai.openclaw.secrets.demo", claims.claim("demo").orElseThrow().owner());
    assertEquals(
        "two", claims.claim("demo").orElseThrow().refused().get(0).origin().symbolicName());
  }

  @Test
  void tellsThatASourceIsGoneOnlyWithItsLastService() {
    Entry<String> old = claims.add("demo", new TestHandle<>("one", "1.0.0", "a"));
    Entry<String> next = claims.add("demo", new TestHandle<>("one", "2.0.0", "b"));
    told.clear();
    claims.remove(old);
    assertEquals(List.of(), told);
    claims.remove(next);
    assertEquals(List.of("demo GONE"), told);
  }

  @Test
  void drainsABundleOnceItsLastCallHasReturned() {
    var handle = new TestHandle<>("one", "1.0.0", "a");
    Entry<String> entry = claims.add("demo", handle);
    assertTrue(entry.enter());
    assertTrue(entry.enter());
    CompletableFuture<Void> drained = claims.drain(entry.origin().bundleId()).toCompletableFuture();
    assertFalse(entry.enter());
    entry.leave();
    assertFalse(drained.isDone());
    entry.leave();
    assertTrue(drained.isDone());
    assertFalse(handle.released());
    claims.remove(entry);
    assertTrue(handle.released());
  }

  @Test
  void drainsABundleWithoutCallsAtOnce() {
    assertTrue(claims.drain(77).toCompletableFuture().isDone());
  }

  @Test
  void givesTheServiceBackOnlyAfterTheLastCall() {
    var handle = new TestHandle<>("one", "1.0.0", "a");
    Entry<String> entry = claims.add("demo", handle);
    assertTrue(entry.enter());
    claims.remove(entry);
    assertFalse(handle.released());
    entry.leave();
    assertTrue(handle.released());
  }
}
