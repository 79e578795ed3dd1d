package ai.openclaw.core.tokens.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.tokens.ClientTokenListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensComponentTest {
  private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
  private final Path state;

  TokensComponentTest(@TempDir Path state) {
    this.state = state;
  }

  private TokenStore opened() {
    return new TokenStore(
        state.resolve("gateway-tokens.json"),
        state.resolve("run"),
        () -> Instant.ofEpochMilli(now.get()));
  }

  private String add(TokenStore store, String name, String life) throws Exception {
    String value = TokenValue.make();
    assertTrue(
        store.add(
            Wanted.of(name, List.of(), List.of(), List.of(), List.of(), life)
                .token(value, now.get())));
    return value;
  }

  @Test
  void listenersHearOfRevocationInAnotherProcessAndOfExpiry() throws Exception {
    TokenStore other = opened();
    String first = add(other, "first", "never");
    String second = add(other, "second", "1h");
    var component = new TokensComponent(opened());
    BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    ClientTokenListener listener = ended::add;
    component.bindListener(listener);
    try {
      String firstId = component.find(first).orElseThrow().grant().id();
      String secondId = component.find(second).orElseThrow().grant().id();
      other.revoke("first");
      assertEquals(firstId, ended.poll(30, TimeUnit.SECONDS));
      assertFalse(component.serves(firstId));
      assertTrue(component.serves(secondId));
      now.addAndGet(Duration.ofHours(1).toMillis());
      assertEquals(secondId, ended.poll(30, TimeUnit.SECONDS));
      assertEquals(Optional.empty(), component.find(second));
    } finally {
      component.unbindListener(listener);
      component.deactivate();
    }
  }
}
