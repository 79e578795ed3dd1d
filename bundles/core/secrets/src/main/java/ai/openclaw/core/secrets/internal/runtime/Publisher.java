package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.core.secrets.ActivationListener;
import ai.openclaw.core.secrets.ReloadOutcome.Activated;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the active state, replaces it as a whole, and tells of it afterwards. Thread-safe. */
public final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final Executor events;
  private final Clock clock;
  private final List<ActivationListener> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Set<String>>> pathListeners = new CopyOnWriteArrayList<>();
  private volatile Published state;

  /**
   * Creates it with the first state, which becomes activation 1.
   *
   * @param events runs listeners, one after the other
   */
  Publisher(Draft first, Executor events, Clock clock) {
    this.events = events;
    this.clock = clock;
    this.state = first.publish(1, clock.instant());
    ActivationLog.write(Optional.empty(), first);
  }

  /** The active state; a field read. */
  public Published current() {
    return state;
  }

  void listen(ActivationListener listener) {
    listeners.add(listener);
  }

  void unlisten(ActivationListener listener) {
    listeners.remove(listener);
  }

  /** Tells of changed paths until the returned handle is closed. */
  AutoCloseable onChange(Consumer<Set<String>> listener) {
    pathListeners.add(listener);
    return () -> pathListeners.remove(listener);
  }

  /** Publishes a state whatever the present one is. */
  Activated publish(Draft draft) {
    for (; ; ) {
      Optional<Activated> done = publishAfter(current(), draft);
      if (done.isPresent()) {
        return done.get();
      }
    }
  }

  /** Publishes a state that was made from another one; empty when that is no longer active. */
  Optional<Activated> publishAfter(Published before, Draft draft) {
    long number = number(before);
    Published after = draft.publish(number + 1, clock.instant());
    for (; ; ) {
      Published now = state;
      if (number(now) != number) {
        return Optional.empty();
      }
      if (swap(now, after)) {
        ActivationLog.write(Optional.of(now), draft);
        Set<String> owners = Published.changedOwners(now, after);
        tell(after, owners, Published.changedPaths(now, after));
        return Optional.of(new Activated(after.activation(), owners));
      }
    }
  }

  /** Changes what is said of the present state, not the state: it keeps its number and values. */
  void relabel(UnaryOperator<Draft> how) {
    Published before;
    Published after;
    do {
      before = state;
      after = how.apply(before.draft()).publish(number(before), before.activation().at());
    } while (!swap(before, after));
    ActivationLog.owners(before, after.draft());
  }

  private static long number(Published published) {
    return published.activation().number();
  }

  private synchronized boolean swap(Published expected, Published next) {
    if (!state.equals(expected)) {
      return false;
    }
    state = next;
    return true;
  }

  private void tell(Published after, Set<String> owners, Set<String> paths) {
    try {
      events.execute(
          () -> {
            listeners.forEach(
                listener -> guarded(() -> listener.activated(after.activation(), owners)));
            if (!paths.isEmpty()) {
              pathListeners.forEach(listener -> guarded(() -> listener.accept(paths)));
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("no one is told of {}: the runtime stops", after);
    }
  }

  private static void guarded(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      LOG.warn("a listener of secrets failed with {}", e.getClass().getName());
    }
  }
}
