package com.example.demo.spinning;

import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Burns a core for two minutes instead of starting. */
public final class Activator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void stop(BundleContext context) {}
}
