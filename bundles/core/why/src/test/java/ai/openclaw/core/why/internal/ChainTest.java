package ai.openclaw.core.why.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.why.Explanation;
import ai.openclaw.api.why.Thing;
import ai.openclaw.api.why.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChainTest {
  private final Map<Thing, Explanation> known = new HashMap<>();

  @Test
  void endsAtTheDeepestCauseAndTakesItsVerdictAndRemedy() throws Exception {
    add("method", "m", Verdict.NOT_YET, "its component is not there", "", "c");
    add("x", "c", Verdict.NOT_YET, "it waits", "wait", "s");
    add("x", "s", Verdict.NEVER, "nobody offers it", "install it");
    Chain chain = from("method", "m");
    assertEquals(List.of("m", "c", "s"), names(chain));
    assertEquals(Verdict.NEVER, chain.verdict());
    assertEquals("install it", chain.remedy());
  }

  @Test
  void neverGoesBeforeNotYetAndWhatWorksExplainsNothing() throws Exception {
    add("x", "a", Verdict.NOT_YET, "it waits", "do a", "fine", "later", "never", "unknown");
    add("x", "fine", Verdict.WORKS, "well", "");
    add("x", "later", Verdict.NOT_YET, "soon", "");
    add("x", "never", Verdict.NEVER, "broken", "");
    Chain chain = from("x", "a");
    assertEquals(List.of("a", "never"), names(chain));
    assertEquals("do a", chain.remedy(), "the nearest link that knows what to do");
  }

  @Test
  void whatIsOffIsNoReasonForSomethingThatWorks() throws Exception {
    add("x", "a", Verdict.WORKS, "well", "", "off");
    add("x", "off", Verdict.OFF, "not in use", "");
    assertEquals(List.of("a"), names(from("x", "a")));
    add("x", "b", Verdict.NOT_YET, "it waits", "", "off");
    assertEquals(List.of("b", "off"), names(from("x", "b")));
  }

  @Test
  void aCircleEnds() throws Exception {
    add("x", "a", Verdict.NOT_YET, "it waits for b", "", "b");
    add("x", "b", Verdict.NOT_YET, "it waits for a", "", "a");
    assertEquals(List.of("a", "b"), names(from("x", "a")));
  }

  @Test
  void theCauseIsTheFirstLineAndTheOneThingToDoTheLast() throws Exception {
    add("x", "a", Verdict.NOT_YET, "it waits", "", "b");
    add("x", "b", Verdict.NEVER, "nobody offers it", "install it");
    JsonNode data = Answer.of(List.of(from("x", "a")), true).data().orElseThrow();
    assertEquals("never", data.at("/things/0/verdict").asText());
    assertEquals("nobody offers it", data.at("/things/0/cause").asText());
    assertEquals("install it", data.at("/things/0/remedy").asText());
    assertEquals("not-yet", data.at("/things/0/chain/0/verdict").asText());
    String text = Answer.of(List.of(from("x", "a")), false).blocks().toString();
    assertTrue(text.indexOf("x a: never: nobody offers it") < text.indexOf("because"), text);
    assertTrue(text.contains("do: install it") && text.contains("No gateway runs"), text);
  }

  private Chain from(String kind, String name) throws InterruptedException {
    return Chain.from(
        Optional.ofNullable(known.get(new Thing(kind, name))).orElseThrow(),
        thing -> Optional.ofNullable(known.get(thing)));
  }

  private void add(
      String kind, String name, Verdict verdict, String text, String remedy, String... causes) {
    var thing = new Thing(kind, name);
    List<Thing> needed = Stream.of(causes).map(cause -> new Thing("x", cause)).toList();
    known.put(thing, new Explanation(thing, verdict, text, remedy, needed));
  }

  private static List<String> names(Chain chain) {
    return chain.links().stream().map(link -> link.thing().name()).toList();
  }
}
