package com.example.demo.throwing;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Fails to start. */
public final class Activator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    throw new IllegalStateException("this bundle never starts");
  }

  @Override
  public void stop(BundleContext context) {}
}
