package ai.openclaw.core.host;

import java.lang.Thread.UncaughtExceptionHandler;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Makes every executor of the core, so that each is bounded, named, and made of daemon threads that
 * end when idle. Whoever makes one shuts it down when it is deactivated.
 */
public final class Workers {
  private static final long IDLE_SECONDS = 10;

  private Workers() {}

  /**
   * An executor that runs up to {@code threads} tasks at once and keeps up to {@code queued}
   * waiting; one more is refused with {@link java.util.concurrent.RejectedExecutionException}.
   *
   * @param name the threads' name, followed by a number
   */
  public static ExecutorService bounded(String name, int threads, int queued) {
    var executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            queued == 0
                ? new SynchronousQueue<>()
                : queued == Integer.MAX_VALUE
                    ? new LinkedBlockingQueue<>()
                    : new ArrayBlockingQueue<>(queued),
            threads(name));
    executor.allowCoreThreadTimeOut(true);
    executor.setThreadFactory(quietAfterShutdown(executor, executor.getThreadFactory()));
    return executor;
  }

  /**
   * Threads that report no failure once their executor was shut down or this bundle has stopped: a
   * task that still runs then fails on classes and services that are being taken apart.
   */
  private static ThreadFactory quietAfterShutdown(ExecutorService executor, ThreadFactory plain) {
    return task -> {
      Thread thread = plain.newThread(task);
      UncaughtExceptionHandler usual = thread.getUncaughtExceptionHandler();
      thread.setUncaughtExceptionHandler(
          (failed, failure) -> {
            if (!executor.isShutdown() && !takenApart()) {
              usual.uncaughtException(failed, failure);
            }
          });
      return thread;
    };
  }

  private static boolean takenApart() {
    @Nullable Bundle own = FrameworkUtil.getBundle(Workers.class);
    return own != null && (own.getState() & (Bundle.STARTING | Bundle.ACTIVE)) == 0;
  }

  /** An executor for delayed and repeated tasks on one thread. */
  public static ScheduledExecutorService scheduler(String name) {
    var scheduler = new ScheduledThreadPoolExecutor(1, threads(name));
    scheduler.setRemoveOnCancelPolicy(true);
    scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return scheduler;
  }

  /**
   * A factory of daemon threads for tasks that mostly wait: virtual threads where the JVM has them,
   * else platform threads.
   */
  public static ThreadFactory waiting(String name) {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      builder = type.getMethod("name", String.class, long.class).invoke(builder, name + "-", 0L);
      return (ThreadFactory) type.getMethod("factory").invoke(builder);
    } catch (NoSuchMethodException | ClassNotFoundException e) {
      return threads(name);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("this JVM announces virtual threads but has none", e);
    }
  }

  /** A factory of named daemon platform threads. */
  public static ThreadFactory threads(String name) {
    var count = new AtomicInteger();
    ThreadFactory plain = Executors.defaultThreadFactory();
    return task -> {
      Thread thread = plain.newThread(task);
      thread.setName(name + "-" + count.getAndIncrement());
      thread.setDaemon(true);
      thread.setContextClassLoader(Workers.class.getClassLoader());
      return thread;
    };
  }
}
