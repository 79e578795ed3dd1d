package ai.openclaw.core.configrpc.internal;

import static ai.openclaw.core.configrpc.internal.Trees.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MergePatchTest {
  @Test
  void patchesMergeAsTheProtocolSays() {
    assertEquals(
        json("{a: {b: 2}, n: 1}"),
        MergePatch.apply(json("{a: {b: 1, c: 3}, n: 1}"), json("{a: {b: 2, c: null}}")));
    assertEquals(
        json("{l: [{id: 'x', v: 2, k: 1}, {id: 'y'}, {id: 'z'}]}"),
        MergePatch.apply(
            json("{l: [{id: 'x', v: 1, k: 1}, {id: 'y'}]}"),
            json("{l: [{id: 'x', v: 2}, {id: 'z'}]}")));
    assertEquals(json("{l: [3]}"), MergePatch.apply(json("{l: [1, 2]}"), json("{l: [3]}")));
    assertEquals(
        json("{a: {b: 1}}"), MergePatch.apply(json("{a: 5}"), json("{a: {b: 1, c: null}}")));
  }
}
