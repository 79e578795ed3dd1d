package ai.openclaw.core.configrpc.internal;

import static ai.openclaw.core.configrpc.internal.Trees.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.core.config.Restored;
import org.junit.jupiter.api.Test;

class RefusedTest {
  private static final String MARK = "'__OPENCLAW_REDACTED__'";

  @Test
  void markWithoutAnOriginalIsRefusedByName() {
    assertEquals(
        "\"__OPENCLAW_REDACTED__\" at a.b stands for a value that does not exist; send the value or a"
            + " reference",
        message("{a: {b: " + MARK + "}}"));
    assertEquals(
        "the reference at a.b.0 has a redacted id placeholder and no original id; send the id",
        message("{a: {b: [{source: 'env', provider: 'p', id: " + MARK + "}]}}"));
  }

  private static String message(String sent) {
    var restored = Restored.of(json(sent), json("{a: {}}"));
    return Refused.withoutOriginal(restored.value(), restored.withoutOriginal().get(0))
        .error()
        .message();
  }
}
