package com.example.demo.future;

import ai.openclaw.api.secret.SecretProvider;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Was written for an API that does not exist yet. */
public final class Activator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    throw new IllegalStateException("resolved although there is no such " + SecretProvider.class);
  }

  @Override
  public void stop(BundleContext context) {}
}
