package com.example.demo.method;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcMethod;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Offers the method {@code demo.count} while the bundle runs: it counts how often it is called. */
public final class Activator implements BundleActivator, RpcMethod {
  private final AtomicInteger calls = new AtomicInteger();

  @Override
  public void start(BundleContext context) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(RpcMethod.METHOD, "demo.count");
    properties.put(RpcMethod.SCOPE, "operator.read");
    properties.put(RpcMethod.IDEMPOTENT, true);
    context.registerService(RpcMethod.class, this, properties);
  }

  @Override
  public void stop(BundleContext context) {
    // The framework takes the service away.
  }

  @Override
  public void call(RpcCall call) {
    call.answer(JsonNodeFactory.instance.objectNode().put("count", calls.incrementAndGet()));
  }
}
