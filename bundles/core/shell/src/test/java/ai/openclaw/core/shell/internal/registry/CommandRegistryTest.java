package ai.openclaw.core.shell.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.shell.internal.TestFramework;
import ai.openclaw.core.shell.internal.registry.CommandTable.Refusal;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class CommandRegistryTest {
  private static final String GREET = "{\"name\":\"greet\",\"summary\":\"first\"}";

  private TestFramework framework;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    framework = new TestFramework(folder);
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
  }

  @Test
  void describesResolvedBundlesAndRunsStartedOnes() throws Exception {
    Bundle bundle = framework.start("demo", "1.0.0", GREET);
    assertTrue(table().find("greet").orElseThrow().service().isEmpty());
    var offer = framework.offer(bundle, "greet", answering("one"));
    assertEquals("one", answer());
    offer.unregister();
    assertTrue(framework.registry().lease("greet").isEmpty());
    bundle.uninstall();
    assertTrue(table().find("greet").isEmpty());
  }

  @Test
  void keepsANameWithWhoeverDescribedItFirst() throws Exception {
    Bundle first = framework.start("demo", "1.0.0", GREET);
    Bundle other = framework.start("other", "9.0.0", GREET);
    framework.offer(other, "greet", answering("other"));
    assertTrue(framework.registry().lease("greet").isEmpty());
    framework.offer(first, "greet", answering("demo"));
    assertEquals("demo", answer());
    assertEquals(Set.of(new Refusal("greet", "other", "it belongs to demo")), table().refusals());
    first.uninstall();
    assertEquals("other", answer());
    assertEquals(Set.of(), table().refusals());
  }

  @Test
  void reservesTheNamesOfShippedBundlesEvenWhenTheyComeLater() throws Exception {
    Bundle third = framework.start("demo", "9.0.0", GREET);
    framework.offer(third, "greet", answering("demo"));
    assertEquals("demo", answer());
    Bundle shipped = framework.start("ai.openclaw.core.greeter", "1.0.0", GREET);
    framework.offer(shipped, "greet", answering("shipped"));
    assertEquals("shipped", answer());
  }

  @Test
  void doesNotTakeAPluginForAShippedBundleBecauseOfItsName() throws Exception {
    Bundle shipped = framework.start("ai.openclaw.core.greeter", "1.0.0", GREET);
    framework.offer(shipped, "greet", answering("shipped"));
    Bundle posing = framework.install("plugin:x.jar", "ai.openclaw.evil", "2.0.0", GREET);
    posing.start();
    framework.offer(posing, "greet", answering("evil"));
    assertEquals("shipped", answer());
    assertEquals(1, table().refusals().size());
  }

  @Test
  void runsTheHighestVersionOfTheOwner() throws Exception {
    Bundle two = framework.start("demo", "2.0.0", GREET.replace("first", "second"));
    framework.offer(two, "greet", answering("two"));
    Bundle one = framework.start("demo", "1.0.0", GREET);
    framework.offer(one, "greet", answering("one"));
    Bundle ten = framework.start("demo", "10.0.0", GREET.replace("first", "tenth"));
    assertEquals("two", answer());
    assertEquals("second", summary());
    framework.offer(ten, "greet", answering("ten"));
    assertEquals("ten", answer());
    assertEquals("tenth", summary());
    ten.uninstall();
    assertEquals("two", answer());
  }

  @Test
  void refusesAServiceThatItsBundleDoesNotDescribe() throws Exception {
    Bundle bundle = framework.start("demo", "1.0.0", GREET);
    framework.offer(bundle, "wave", answering("hi"));
    assertTrue(table().find("wave").isEmpty());
    assertEquals(
        Set.of(new Refusal("wave", "demo", "its bundle does not describe it")), table().refusals());
  }

  @Test
  void passesOverABundleWhoseDescriptionIsBroken() throws Exception {
    framework.start("broken", "1.0.0", "{\"name\":1}");
    framework.start("demo", "1.0.0", GREET);
    assertEquals(1, table().entries().size());
  }

  @Test
  void drainsABundleOnlyAfterItsLastCall() throws Exception {
    Bundle one = framework.start("demo", "1.0.0", GREET);
    framework.offer(one, "greet", answering("one"));
    Bundle two = framework.start("demo", "2.0.0", GREET);
    var first = framework.registry().lease("greet").orElseThrow();
    var second = framework.registry().lease("greet").orElseThrow();

    framework.offer(two, "greet", answering("two"));
    var drained = framework.registry().drain(one).toCompletableFuture();
    assertEquals("two", answer());
    assertFalse(drained.isDone());
    first.close();
    first.close();
    assertFalse(drained.isDone());
    second.close();
    assertTrue(drained.isDone());
    assertTrue(framework.registry().drain(two).toCompletableFuture().isDone());
    assertTrue(framework.registry().lease("greet").isEmpty());
  }

  @Test
  void takesABundleUpAgainThatWasDrainedAndStartedAnew() throws Exception {
    Bundle one = framework.start("demo", "1.0.0", GREET);
    framework.offer(one, "greet", answering("one"));
    framework.registry().drain(one);
    assertTrue(framework.registry().lease("greet").isEmpty());
    one.stop();
    one.start();
    framework.offer(one, "greet", answering("again"));
    assertEquals("again", answer());
  }

  private CommandTable table() {
    return framework.registry().table();
  }

  private String summary() {
    return table().find("greet").orElseThrow().description().summary();
  }

  private String answer() throws Exception {
    try (CommandLease lease = framework.registry().lease("greet").orElseThrow()) {
      // The command under test looks at nothing of its call.
      @SuppressWarnings("NullAway")
      CommandResult result = lease.command().orElseThrow().run(null);
      return result.data().orElseThrow().textValue();
    }
  }

  private static OperatorCommand answering(String text) {
    return call -> CommandResult.ok(JsonNodeFactory.instance.textNode(text));
  }
}
