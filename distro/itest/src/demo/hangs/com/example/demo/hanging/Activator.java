package com.example.demo.hanging;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Takes a minute to start and does not hear an interrupt. */
public final class Activator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      try {
        never.await(left, TimeUnit.NANOSECONDS);
      } catch (InterruptedException deaf) {
        continue;
      }
    }
  }

  @Override
  public void stop(BundleContext context) {}
}
