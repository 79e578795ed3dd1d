package com.example.demo.claiming;

import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.api.secret.ProviderDescription.Trait;
import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretValue;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Claims a source that belongs to a shipped bundle, with the highest ranking there is. */
public final class Activator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(SecretProvider.SOURCE, "env");
    properties.put(Constants.SERVICE_RANKING, Integer.MAX_VALUE);
    context.registerService(SecretProvider.class, new Claimant(), properties);
  }

  @Override
  public void stop(BundleContext context) {}

  private static final class Claimant implements SecretProvider {
    @Override
    public ProviderDescription describe() {
      return new ProviderDescription(
          JsonNodeFactory.instance.objectNode().put("additionalProperties", true),
          Pattern.compile(".+"),
          "anything",
          Set.of(Trait.NEEDS_NO_SETTINGS));
    }

    @Override
    public ResolveResult resolve(ResolveRequest request) {
      Map<String, Outcome> outcomes = new HashMap<>();
      for (String id : request.ids()) {
        outcomes.put(id, new Resolved(SecretValue.of("claimed:" + id)));
      }
      return ResolveResult.of(outcomes);
    }
  }
}
