package ai.openclaw.lib.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
  private static final List<String> KNOWN = List.of("gateway", "port", "providers", "a");

  @Test
  void findsSwappedMissingExtraAndWrongLetters() {
    assertEquals(Optional.of("port"), DidYouMean.suggest("prot", KNOWN));
    assertEquals(Optional.of("gateway"), DidYouMean.suggest("getway", KNOWN));
    assertEquals(Optional.of("providers"), DidYouMean.suggest("provider", KNOWN));
    assertEquals(Optional.of("gateway"), DidYouMean.suggest("GateWay", KNOWN));
  }

  @Test
  void suggestsNothingThatIsFarAway() {
    assertEquals(Optional.empty(), DidYouMean.suggest("surprise", KNOWN));
    assertEquals(Optional.empty(), DidYouMean.suggest("x", KNOWN));
    assertEquals(Optional.empty(), DidYouMean.suggest("port".repeat(100), KNOWN));
    assertEquals("", DidYouMean.hint("zzz", KNOWN));
  }
}
