package ai.openclaw.core.gateway.internal.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.gateway.internal.rpc.InFlight;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

class ClaimTableTest {
  private record Served(String by, InFlight inFlight) {}

  private final Set<String> installed = new HashSet<>();
  private final ClaimTable<Served> table =
      new ClaimTable<>("method", Served::inFlight, installed::contains);

  private Bundle bundle(String name, String version, String location) {
    installed.add(name);
    Map<String, Object> answers =
        Map.of(
            "getSymbolicName",
            name,
            "getVersion",
            Version.parseVersion(version),
            "getLocation",
            location,
            "hashCode",
            (name + version).hashCode(),
            "toString",
            name);
    return (Bundle)
        Proxy.newProxyInstance(
            Bundle.class.getClassLoader(),
            new Class<?>[] {Bundle.class},
            (self, method, arguments) ->
                method.getName().equals("equals")
                    ? self == arguments[0]
                    : answers.get(method.getName()));
  }

  private Bundle plugin(String name, String version) {
    return bundle(name, version, "plugin:" + name);
  }

  private void claim(Bundle bundle, String key) {
    table.add(new ClaimTable.Claim<>("m", bundle, key, new Served(key, new InFlight())));
  }

  private Optional<String> serving() {
    return table.find("m").map(Served::by);
  }

  @Test
  void firstBundleKeepsTheNameWhileItIsInstalled() {
    claim(plugin("first", "1"), "a");
    claim(plugin("second", "9"), "b");
    assertEquals(Optional.of("a"), serving());
    table.remove("a");
    assertEquals(Optional.empty(), serving());
    installed.remove("first");
    claim(plugin("third", "1"), "c");
    assertEquals(Optional.of("b"), serving());
  }

  @Test
  void shippedBundleTakesItsNameFromAPlugin() {
    claim(plugin("stranger", "1"), "a");
    claim(bundle("ai.openclaw.core.x", "1", "openclaw:x.jar"), "b");
    assertEquals(Optional.of("b"), serving());
    claim(plugin("stranger", "2"), "c");
    assertEquals(Optional.of("b"), serving());
  }

  @Test
  void pluginThatCallsItselfShippedIsNot() {
    claim(bundle("ai.openclaw.core.x", "1", "openclaw:x.jar"), "a");
    claim(plugin("ai.openclaw.evil", "1"), "b");
    assertEquals(Optional.of("a"), serving());
  }

  @Test
  void highestVersionOfTheSameBundleServes() {
    claim(plugin("p", "1.10"), "new");
    claim(plugin("p", "1.9"), "old");
    assertEquals(Optional.of("new"), serving());
    table.remove("new");
    assertEquals(Optional.of("old"), serving());
  }

  @Test
  void drainedBundleGetsNoNewCallAndIsDoneWithItsLast() {
    Bundle old = plugin("p", "1");
    claim(old, "old");
    InFlight calls = table.find("m").orElseThrow().inFlight();
    assertTrue(calls.enter());
    claim(plugin("p", "2"), "new");
    assertEquals(Optional.of("new"), serving());
    var drained = table.drain(old).toCompletableFuture();
    assertFalse(drained.isDone());
    assertFalse(calls.enter());
    calls.leave();
    assertTrue(drained.isDone());
    assertEquals(Optional.of("new"), serving());
  }
}
