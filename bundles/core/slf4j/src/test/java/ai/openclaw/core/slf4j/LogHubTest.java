package ai.openclaw.core.slf4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class LogHubTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final LogHub hub = new LogHub(new PrintStream(err, true, UTF_8));
  private final Logger log = hub.getLogger("ai.openclaw.core.gateway.internal.Port");
  private final List<LogEvent> taken = Collections.synchronizedList(new ArrayList<>());

  @Test
  void slf4jFindsTheHub() {
    assertInstanceOf(LogHub.class, LoggerFactory.getILoggerFactory());
  }

  @Test
  void keepsEventsUntilASinkAttachesAndThenSendsThemInOrder() {
    log.info("first {}", 1);
    log.warn("second", new IllegalStateException("why"));
    hub.attach(taken::add);
    log.error("third");
    assertEquals(List.of("first 1", "second", "third"), messages());
    assertEquals(Level.WARN, taken.get(1).level());
    assertEquals("why", taken.get(1).thrown().orElseThrow().getMessage());
  }

  @Test
  void keepsTheLatestFiveHundredAndPrintsWhatIsGraveOfTheRest() {
    log.error("lost error");
    log.info("lost info");
    for (int i = 0; i < 500; i++) {
      log.info("kept {}", i);
    }
    hub.attach(taken::add);
    assertEquals(500, taken.size());
    assertTrue(err.toString(UTF_8).contains("lost error"));
    assertFalse(err.toString(UTF_8).contains("lost info"));
  }

  @Test
  void printsWhatIsGraveAndWasNeverTakenAtTheEnd() {
    log.info("harmless");
    log.warn("grave");
    hub.giveUp();
    hub.attach(taken::add);
    assertTrue(err.toString(UTF_8).contains("grave"));
    assertFalse(err.toString(UTF_8).contains("harmless"));
    assertEquals(List.of(), messages());
  }

  @Test
  void makesNoEventBelowTheThreshold() {
    hub.attach(taken::add);
    log.debug("quiet");
    hub.threshold(Level.TRACE.toInt());
    log.trace("loud");
    hub.threshold(LogHub.OFF);
    log.error("off");
    assertEquals(List.of("loud"), messages());
    assertFalse(log.isErrorEnabled());
  }

  @Test
  void anExceptionHoldsForItsLoggerAlone() {
    hub.attach(taken::add);
    Logger other = hub.getLogger("org.eclipse.jetty.server.Server");
    hub.thresholds(
        Level.WARN.toInt(),
        name -> name.equals(other.getName()) ? OptionalInt.of(0) : OptionalInt.empty());
    log.info("quiet");
    other.trace("loud");
    hub.threshold(Level.WARN.toInt());
    other.trace("quiet again");
    assertEquals(List.of("loud"), messages());
    assertTrue(hub.names().contains(other.getName()));
  }

  @Test
  void librariesAreOneLevelQuieter() {
    Logger jetty = hub.getLogger("org.eclipse.jetty.server.Server");
    hub.attach(taken::add);
    jetty.info("started");
    jetty.warn("trouble");
    assertEquals(List.of("trouble"), messages());
  }

  @Test
  void keepsEventsAgainAfterTheSinkHasLeft() {
    LogSink sink = taken::add;
    hub.attach(sink);
    hub.detach(sink);
    log.warn("between");
    assertEquals(List.of(), messages());
    hub.attach(sink);
    assertEquals(List.of("between"), messages());
  }

  @Test
  void losesNothingWhileASinkAttachesUnderLoad() throws InterruptedException {
    int threads = 4;
    int each = 100;
    var go = new CountDownLatch(1);
    var workers = new ArrayList<Thread>();
    for (int t = 0; t < threads; t++) {
      var worker =
          new Thread(
              () -> {
                try {
                  go.await();
                } catch (InterruptedException e) {
                  return;
                }
                for (int i = 0; i < each; i++) {
                  log.info("event");
                }
              });
      worker.start();
      workers.add(worker);
    }
    go.countDown();
    hub.attach(taken::add);
    for (Thread worker : workers) {
      worker.join();
    }
    assertEquals(threads * each, taken.size());
  }

  private List<String> messages() {
    return taken.stream().map(LogEvent::message).toList();
  }
}
