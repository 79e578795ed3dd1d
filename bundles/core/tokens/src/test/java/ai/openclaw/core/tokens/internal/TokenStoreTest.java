package ai.openclaw.core.tokens.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.tokens.ClientTokens.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenStoreTest {
  private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
  private final Path state;
  private final Path file;
  private final TokenStore store;

  TokenStoreTest(@TempDir Path state) {
    this.state = state;
    file = state.resolve("gateway-tokens.json");
    store = opened();
  }

  private TokenStore opened() {
    return new TokenStore(file, state.resolve("run"), clock);
  }

  private String make(TokenStore where, String name, String expires) throws Exception {
    String value = TokenValue.make();
    StoredToken token =
        Wanted.of(name, List.of("write"), List.of("config.*"), List.of(), List.of(), expires)
            .token(value, now.get());
    assertTrue(where.add(token));
    return value;
  }

  @Test
  void tokenIsFoundByItsValueAndOnlyItsHashIsKept() throws Exception {
    String value = make(store, "ci", "30d");
    Found found = store.find(value).orElseThrow();
    assertEquals(Set.of("operator.write"), found.scopes());
    assertTrue(found.grant().allowsMethod("config.get"));
    assertFalse(found.grant().allowsMethod("configure"));
    assertFalse(found.grant().allowsMethod("health"));
    assertFalse(found.grant().allowsEndpoint("/v1/models"));
    assertEquals(Optional.empty(), store.find(value + "x"));
    assertEquals(Optional.empty(), store.find(""));
    String content = Files.readString(file);
    assertFalse(content.contains(value));
    assertEquals(Optional.empty(), store.find(TokenValue.hash(value)), "the hash opens nothing");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertTrue(value.matches("oct_[A-Za-z0-9_-]{43}"));
  }

  @Test
  void changeByAnotherProcessIsSeen() throws Exception {
    String value = make(store, "ci", "never");
    assertTrue(store.find(value).isPresent());
    TokenStore other = opened();
    String second = make(other, "second", "never");
    assertTrue(store.find(second).isPresent());
    assertTrue(other.revoke("ci").isPresent());
    assertEquals(Optional.empty(), store.find(value));
    assertEquals(1, store.serving().size());
    assertEquals(Optional.empty(), other.revoke("ci"));
  }

  @Test
  void expiredTokenServesNobodyButIsListedUntilItsNameIsTaken() throws Exception {
    String value = make(store, "short", "45m");
    String id = store.serving().iterator().next();
    now.addAndGet(Duration.ofMinutes(45).toMillis() - 1);
    assertTrue(store.find(value).isPresent());
    now.incrementAndGet();
    assertEquals(Optional.empty(), store.find(value));
    assertFalse(store.serving().contains(id));
    assertEquals(1, store.all().size());
    String next = make(store, "short", "45m");
    assertTrue(store.find(next).isPresent());
    assertEquals(1, store.all().size(), "the name of an expired one is free");
  }

  @Test
  void lastUseIsWrittenAndTakesBackNothing() throws Exception {
    String value = make(store, "ci", "never");
    String gone = make(store, "gone", "never");
    store.find(value);
    store.find(gone);
    assertTrue(opened().revoke("gone").isPresent());
    store.writeUse();
    List<StoredToken> kept = opened().all();
    assertEquals(1, kept.size());
    assertEquals(Optional.of(now.get()), kept.get(0).lastUsedAtMs());
  }

  @Test
  void brokenFileLetsNobodyInAndIsNotOverwritten() throws Exception {
    String value = make(store, "ci", "never");
    Files.writeString(file, "{\"tokens\": " + value);
    assertEquals(Optional.empty(), store.find(value));
    IOException e = assertThrows(IOException.class, store::all);
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains(file.toString()) && !message.contains(value), message);
    assertThrows(IOException.class, () -> make(store, "other", "never"));
    assertTrue(Files.readString(file).contains(value));
  }

  @Test
  void tokensMadeAtOnceAreAllKeptAndNamesAreUnique() throws Exception {
    var workers = Executors.newFixedThreadPool(4);
    try {
      var tasks = new ArrayList<Callable<String>>();
      for (int i = 0; i < 20; i++) {
        String name = "t" + i;
        tasks.add(() -> make(store, name, "never"));
      }
      for (Future<String> made : workers.invokeAll(tasks)) {
        assertTrue(store.find(made.get()).isPresent());
      }
    } finally {
      workers.shutdownNow();
    }
    assertEquals(20, store.serving().size());
    String taken = TokenValue.make();
    StoredToken same =
        Wanted.of("t7", List.of(), List.of(), List.of(), List.of(), "1h").token(taken, 0);
    assertFalse(store.add(same));
  }
}
