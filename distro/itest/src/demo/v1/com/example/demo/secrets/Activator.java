package com.example.demo.secrets;

import ai.openclaw.api.secret.SecretProvider;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Offers the provider while the bundle runs. */
public final class Activator implements BundleActivator {
  private final DemoProvider provider = new DemoProvider();

  @Override
  public void start(BundleContext context) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(SecretProvider.SOURCE, "demo");
    context.registerService(SecretProvider.class, provider, properties);
  }

  @Override
  public void stop(BundleContext context) {
    provider.close();
  }
}
