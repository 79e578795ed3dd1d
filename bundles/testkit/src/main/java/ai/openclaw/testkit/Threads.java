package ai.openclaw.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The threads of one moment, to find those that came later and did not go. */
record Threads(Set<Long> ids) {
  // The JDK keeps these for a minute after any process has ended, whoever started it.
  private static final Set<String> OF_THE_JDK = Set.of("process reaper", "Attach Listener");
  // Java 17 ends it only when the garbage collector finds that its client was forgotten.
  private static final Pattern HTTP_CLIENT = Pattern.compile("HttpClient-\\d+-SelectorManager");
  private static final long LOOK_EVERY_MILLIS = 10;

  static Threads now() {
    return new Threads(
        Thread.getAllStackTraces().keySet().stream()
            .map(Threads::id)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** The names of newer threads that are still there once the patience is at its end. */
  List<String> leftAfter(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    List<Thread> left = newer();
    while (!left.isEmpty() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.timedJoin(left.get(0), LOOK_EVERY_MILLIS);
      left = newer();
    }
    return left.stream().map(Thread::getName).toList();
  }

  private List<Thread> newer() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !ids.contains(id(thread)))
        .filter(thread -> OF_THE_JDK.stream().noneMatch(thread.getName()::startsWith))
        .filter(thread -> !HTTP_CLIENT.matcher(thread.getName()).matches())
        .filter(Thread::isAlive)
        .toList();
  }

  // Its successor threadId() came with Java 19.
  @SuppressWarnings("deprecation")
  private static long id(Thread thread) {
    return thread.getId();
  }
}
