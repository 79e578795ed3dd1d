package ai.openclaw.secrets.vault.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.secrets.vault.internal.KvServer.Engine;
import ai.openclaw.secrets.vault.internal.KvServer.Version;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class VaultReadTest {
  private final KvServer server;
  private final VaultFixture vault;

  VaultReadTest() throws IOException {
    server = new KvServer();
    vault = new VaultFixture(server.address());
  }

  @AfterEach
  void stop() {
    vault.close();
    server.close();
  }

  @Test
  void keysOfTheNewestVersionAreServed() throws Exception {
    server.with("app/openai", "{\"key\":\"fake-old\"}");
    server.with("app/openai", "{\"key\":\"fake-1\",\"a/b\":\"fake-2\",\"json\":{\"x\":[1]}}");

    assertEquals("fake-1", vault.value("app/openai#key").textValue());
    assertEquals("fake-2", vault.value("app/openai#a/b").textValue());
    assertEquals(1, vault.value("app/openai#json").at("/x/0").intValue());
  }

  @Test
  void pathIsReadOncePerBatch() throws Exception {
    server.with("one", "{\"a\":\"fake-1\",\"b\":\"fake-2\"}").with("two", "{\"a\":\"fake-3\"}");

    Map<String, Outcome> outcomes = vault.outcomes("one#a", "two#a", "one#b", "one#c");

    assertEquals(4, outcomes.size());
    assertInstanceOf(Resolved.class, outcomes.get("one#b"));
    assertInstanceOf(Failed.class, outcomes.get("one#c"));
    assertEquals(
        List.of("GET /v1/secret/data/one", "GET /v1/secret/data/two"),
        server.requests.stream().sorted().toList());
  }

  @Test
  void fourRequestsAreUnderWayAtMost() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch four = new CountDownLatch(4);
    server.behaviour =
        Optional.of(
            exchange -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              four.countDown();
              awaitQuietly(four);
              now.decrementAndGet();
              KvServer.send(
                  exchange, 200, "{\"data\":{\"data\":{\"k\":\"fake\"},\"metadata\":{}}}");
            });

    Map<String, Outcome> outcomes =
        vault.outcomes(IntStream.range(0, 30).mapToObj(i -> "p" + i + "#k").toArray(String[]::new));

    assertEquals(30, outcomes.values().stream().filter(Resolved.class::isInstance).count());
    assertEquals(4, most.get());
    assertEquals(30, server.requests.size());
  }

  @Test
  void pathsAreEncoded() throws Exception {
    server.with("a+b/c@d:e=f~g", "{\"k\":\"fake-1\"}");

    assertEquals("fake-1", vault.value("a+b/c@d:e=f~g#k").textValue());
  }

  @Test
  void mountAndNamespaceAreThoseOfTheSettings() throws Exception {
    server.engines.put("team/kv", new Engine(true, new ConcurrentHashMap<>()));
    server.with("team/kv", "app", "{\"k\":\"fake-1\"}").namespace = "org/unit";
    vault.settings.put("mount", "team/kv").put("namespace", "org/unit");

    assertEquals("fake-1", vault.value("app#k").textValue());
  }

  @Test
  void engineWithoutVersionsIsServedWhenNamed() throws Exception {
    server.engines.put("kv", new Engine(false, new ConcurrentHashMap<>()));
    server.with("kv", "app", "{\"k\":\"fake-1\"}");
    vault.settings.put("mount", "kv").put("kvVersion", 1);

    assertEquals("fake-1", vault.value("app#k").textValue());
  }

  @Test
  void versionThatDoesNotFitTheEngineIsSaid() throws Exception {
    server.with("app/openai", "{\"key\":\"fake-1\"}");
    vault.settings.put("kvVersion", 1);
    assertTrue(vault.unavailable(VaultFailure.PROVIDER_KV_VERSION).contains("kvVersion: 2"));

    server.engines.put("kv", new Engine(false, new ConcurrentHashMap<>()));
    server.with("kv", "data/app/openai", "{\"key\":\"fake-1\"}");
    vault.settings.put("kvVersion", 2).put("mount", "kv");
    assertTrue(vault.unavailable(VaultFailure.PROVIDER_KV_VERSION).contains("kvVersion: 1"));
  }

  @Test
  void deletedAndDestroyedVersionsAreTold() throws Exception {
    server.with("a", "{\"k\":\"fake\"}").with("b", "{\"k\":\"fake\"}");
    server.with("secret", "a", new Version(Optional.empty(), false));
    server.with("secret", "b", new Version(Optional.empty(), true));

    String deleted = vault.failed(VaultFailure.SECRET_DELETED, "a#k");
    assertTrue(deleted.contains("version 2 of secret/data/a was deleted"), deleted);
    assertTrue(deleted.contains("undelete"), deleted);
    String destroyed = vault.failed(VaultFailure.SECRET_DELETED, "b#k");
    assertTrue(destroyed.contains("was destroyed"), destroyed);
  }

  @Test
  void missingPathKeyAndNullAreNotFound() throws Exception {
    server.with("a", "{\"k\":null}");

    assertTrue(
        vault.failed(VaultFailure.SECRET_NOT_FOUND, "b#k").contains("nothing is at secret/data/b"));
    assertTrue(
        vault.failed(VaultFailure.SECRET_NOT_FOUND, "a#x").contains("secret/data/a has no key x"));
    vault.failed(VaultFailure.SECRET_NOT_FOUND, "a#k");
  }

  @Test
  void forbiddenPathFailsAlone() throws Exception {
    server.with("a", "{\"k\":\"fake-1\"}").with("b", "{\"k\":\"fake-2\"}");
    server.forbidden.add("secret/data/a");

    assertTrue(vault.failed(VaultFailure.SECRET_FORBIDDEN, "a#k").contains("capability read"));
    Map<String, Outcome> outcomes = vault.outcomes("a#k", "b#k");
    assertInstanceOf(Failed.class, outcomes.get("a#k"));
    assertInstanceOf(Resolved.class, outcomes.get("b#k"));
  }

  @Test
  void mountThatIsNotThereIsNamed() throws Exception {
    vault.settings.put("mount", "nowhere");

    assertTrue(
        vault.unavailable(VaultFailure.PROVIDER_MOUNT_UNKNOWN).contains("mounted at nowhere"));
  }

  @Test
  void idsHaveAPathAndAKey() {
    var ids = vault.provider.describe().idPattern();

    for (String id : List.of("a#b", "a/b.c/d#e/f", "..a/b#c", "a#.", "1#" + "x".repeat(128))) {
      assertTrue(ids.matcher(id).matches(), id);
    }
    for (String id :
        List.of(
            "a",
            "#b",
            "a#",
            "/a#b",
            "a/#b",
            "a//b#c",
            "../a#b",
            "a/..#b",
            "a/./b#c",
            ".#b",
            "a#b#c",
            "a b#c",
            "a%2e#b",
            "a?x#b",
            "a\n#b",
            "\u00e9#b",
            "a/".repeat(300) + "a#b")) {
      assertTrue(!ids.matcher(id).matches(), id);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
