package ai.openclaw.core.why.internal;

import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.api.http.HttpRoute;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.why.Explainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Explains what the framework knows by itself: components, and services that have a name. */
@Component(service = {})
public final class FrameworkKinds {
  private final List<ServiceRegistration<?>> registered = new ArrayList<>();

  /** Registers one explainer per kind. */
  @Activate
  public FrameworkKinds(BundleContext context, @Reference ServiceComponentRuntime runtime) {
    var components = new Components(runtime);
    register(context, Components.KIND, new ComponentKind(components, new Offers(context)));
    register(context, components, "method", RpcMethod.class, RpcMethod.METHOD);
    register(context, components, "command", OperatorCommand.class, OperatorCommand.NAME);
    register(context, components, "route", HttpRoute.class, HttpRoute.PATH);
    register(context, components, "source", SecretProvider.class, SecretProvider.SOURCE);
  }

  @Deactivate
  void close() {
    registered.forEach(ServiceRegistration::unregister);
  }

  private void register(
      BundleContext context, Components components, String kind, Class<?> type, String property) {
    register(context, kind, new ServiceKind(kind, type.getName(), property, context, components));
  }

  private void register(BundleContext context, String kind, Explainer explainer) {
    var properties = FrameworkUtil.asDictionary(Map.of(Explainer.KIND, kind));
    registered.add(context.registerService(Explainer.class, explainer, properties));
  }
}
