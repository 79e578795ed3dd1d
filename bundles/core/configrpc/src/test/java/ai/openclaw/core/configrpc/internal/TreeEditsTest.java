package ai.openclaw.core.configrpc.internal;

import static ai.openclaw.core.configrpc.internal.Trees.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.core.config.ConfigEdit;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeEditsTest {
  @Test
  void editsAreNoMoreThanTheDifference() {
    assertEquals(
        List.of(
            new ConfigEdit.Remove(List.of("a", "gone")),
            new ConfigEdit.Set(List.of("a", "list", "1"), json("3")),
            new ConfigEdit.Set(List.of("a", "fresh"), json("{x: 1}"))),
        TreeEdits.between(
            json("{a: {gone: 1, same: {y: 2}, list: [1, 2]}}"),
            json("{a: {same: {y: 2}, list: [1, 3], fresh: {x: 1}}}")));
    assertEquals(List.of(), TreeEdits.between(json("{a: [1]}"), json("{a: [1]}")));
    assertEquals(
        List.of(new ConfigEdit.Set(List.of("a"), json("[1, 2]"))),
        TreeEdits.between(json("{a: [1]}"), json("{a: [1, 2]}")));
  }
}
