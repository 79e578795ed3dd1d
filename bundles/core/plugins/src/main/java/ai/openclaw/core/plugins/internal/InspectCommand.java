package ai.openclaw.core.plugins.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code plugins inspect}. */
@Component(property = OperatorCommand.NAME + "=plugins inspect")
public final class InspectCommand implements OperatorCommand {
  private final PluginHost host;
  private final BundleContext context;
  private final WiringExplainer explainer;
  private final ComponentExplainer components;

  /** Looks into the bundles of this framework. */
  @Activate
  public InspectCommand(@Reference PluginHost host, BundleContext context) {
    this.host = host;
    this.context = context;
    this.explainer = new WiringExplainer(context);
    this.components = new ComponentExplainer(context);
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    String name = call.arguments().get(0);
    List<PluginStatus> plugins =
        host.statuses().stream().filter(status -> status.name().equals(name)).toList();
    List<Bundle> shipped = shipped().filter(b -> name.equals(b.getSymbolicName())).toList();
    if (plugins.isEmpty() && shipped.isEmpty()) {
      var names = new ArrayList<String>();
      host.statuses().forEach(status -> names.add(status.name()));
      shipped().forEach(bundle -> names.add(bundle.getSymbolicName()));
      return Named.unknown(name, names);
    }
    return Requests.answer(host.call(thread -> inspect(thread, name, plugins, shipped)));
  }

  private CommandResult inspect(
      Reconciler thread, String name, List<PluginStatus> plugins, List<Bundle> shipped) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("name", name);
    ArrayNode bundles = data.putArray("bundles");
    for (PluginStatus status : plugins) {
      ObjectNode node = StatusView.json(status);
      thread.ledger().record().named(name).stream()
          .filter(entry -> entry.jar().sha256().equals(status.sha256()))
          .findFirst()
          .ifPresent(entry -> history(node, entry));
      status.bundle().ifPresent(bundle -> wiring(node, bundle));
      bundles.add(node);
    }
    for (Bundle bundle : shipped) {
      ObjectNode node = bundles.addObject();
      node.put("name", name);
      node.put("version", bundle.getVersion().toString());
      node.put("state", "distribution");
      ArrayNode services = node.putArray("services");
      Running.services(bundle).forEach(services::add);
      wiring(node, bundle);
    }
    var lines = new ArrayList<Block>();
    bundles.forEach(bundle -> lines(lines, bundle));
    return CommandResult.ok(data, lines.toArray(Block[]::new));
  }

  private static void history(ObjectNode node, RecordEntry entry) {
    node.put("admittedAt", entry.admittedAt().toString());
    node.put("consent", entry.consent());
    ArrayNode strikes = node.putArray("history");
    entry.strikes().forEach(strike -> strikes.add(strike.at() + " " + strike.reason()));
  }

  private void wiring(ObjectNode node, Bundle bundle) {
    node.put("location", bundle.getLocation());
    ArrayNode missing = node.putArray("missing");
    if (bundle.getState() == Bundle.INSTALLED) {
      explainer.missing(bundle).forEach(missing::add);
    }
    components.never(bundle).forEach(missing::add);
    ArrayNode uses = node.putArray("uses");
    ArrayNode usedBy = node.putArray("usedBy");
    Optional.<BundleWiring>ofNullable(bundle.adapt(BundleWiring.class))
        .ifPresent(
            wiring -> {
              wires(wiring.getRequiredWires(null))
                  .map(wire -> capability(wire) + " from " + label(wire.getProviderWiring()))
                  .forEach(uses::add);
              wires(wiring.getProvidedWires(null))
                  .map(wire -> label(wire.getRequirerWiring()) + ": " + capability(wire))
                  .forEach(usedBy::add);
            });
  }

  private static Stream<BundleWire> wires(@Nullable List<BundleWire> wires) {
    return wires == null ? Stream.of() : wires.stream();
  }

  private static String capability(BundleWire wire) {
    String namespace = wire.getCapability().getNamespace();
    @Nullable Object value = wire.getCapability().getAttributes().get(namespace);
    return value == null ? namespace : value.toString();
  }

  private static String label(BundleWiring wiring) {
    Bundle bundle = wiring.getBundle();
    return bundle.getSymbolicName() + " " + bundle.getVersion();
  }

  private static void lines(List<Block> lines, JsonNode node) {
    node.properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              if (value.isArray()) {
                if (!value.isEmpty()) {
                  lines.add(new Line(field.getKey()));
                  value.forEach(each -> lines.add(new Line("  " + each.asText())));
                }
              } else if (!value.asText().isEmpty()) {
                lines.add(new Line(field.getKey() + ": " + value.asText()));
              }
            });
  }

  private Stream<Bundle> shipped() {
    return Stream.of(context.getBundles())
        .filter(ShippedBundles::shipped)
        .filter(bundle -> bundle.getSymbolicName() != null);
  }
}
