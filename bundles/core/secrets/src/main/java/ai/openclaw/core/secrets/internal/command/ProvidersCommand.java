package ai.openclaw.core.secrets.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.CommandResult.Table;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.api.secret.ProviderDescription.Trait;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.core.secrets.internal.engine.ResolutionSettings;
import ai.openclaw.core.secrets.internal.provider.Claims.Claim;
import ai.openclaw.core.secrets.internal.provider.Described;
import ai.openclaw.core.secrets.internal.provider.Entry;
import ai.openclaw.core.secrets.internal.runtime.LiveSecrets;
import ai.openclaw.core.secrets.internal.runtime.SecretsHub;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code secrets providers}: which bundle serves which source, which aliases use it, and whether
 * they are asked at the moment.
 */
@Component(property = OperatorCommand.NAME + "=secrets providers")
public final class ProvidersCommand implements OperatorCommand {
  private final LiveSecrets secrets;
  private final SecretsHub hub;

  /** Creates it. */
  @Activate
  public ProvidersCommand(@Reference LiveSecrets secrets, @Reference SecretsHub hub) {
    this.secrets = secrets;
    this.hub = hub;
  }

  @Override
  public CommandResult run(CommandCall call) {
    Map<String, Claim<SecretProvider>> claims = hub.providers().all();
    var aliases = new TreeMap<String, String>();
    ResolutionSettings settings = ResolutionSettings.of(secrets.current().config());
    settings
        .providers()
        .forEach((alias, object) -> aliases.put(alias, ResolutionSettings.source(object)));
    var rows = new ArrayList<List<String>>();
    var standings = new StandingRows(settings.budget());
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    ArrayNode providers = data.putArray("providers");
    aliases.forEach(
        (alias, source) -> {
          Entry<SecretProvider> entry = serving(claims.get(source));
          ObjectNode node =
              providers
                  .addObject()
                  .put("alias", alias)
                  .put("source", source)
                  .put("settings", true)
                  .put("installed", entry != null)
                  .put("bundle", entry == null ? "" : entry.origin().symbolicName())
                  .put("version", entry == null ? "" : entry.origin().version().toString());
          boolean guarded =
              entry != null && hub.descriptions().of(entry).filter(Described::guarded).isPresent();
          standings.add(node, hub.shield().standing(source, alias), guarded);
        });
    ArrayNode sources = data.putArray("sources");
    var names = new TreeSet<>(claims.keySet());
    names.addAll(aliases.values());
    for (String source : names) {
      List<String> used =
          aliases.entrySet().stream()
              .filter(alias -> alias.getValue().equals(source))
              .map(Map.Entry::getKey)
              .toList();
      Claim<SecretProvider> claim =
          claims.getOrDefault(source, new Claim<>("", List.of(), List.of()));
      describe(source, claim, used, sources.addObject());
      rows.add(row(source, claim, used));
    }
    data.put("abandonedThreads", hub.abandonedThreads());
    return CommandResult.ok(
        data,
        new Table(
            List.of("SOURCE", "BUNDLE", "VERSION", "ALIASES", "TRAITS", "IN FLIGHT", "REFUSED"),
            rows),
        new Line(""),
        standings.table());
  }

  private void describe(
      String source, Claim<SecretProvider> claim, List<String> aliases, ObjectNode node) {
    node.put("source", source).put("bundle", claim.owner());
    aliases.forEach(node.putArray("aliases")::add);
    ArrayNode versions = node.putArray("versions");
    for (Entry<SecretProvider> entry : claim.entries()) {
      ObjectNode version =
          versions
              .addObject()
              .put("version", entry.origin().version().toString())
              .put("inFlight", entry.inFlight())
              .put("draining", entry.draining());
      ArrayNode traits = version.putArray("traits");
      traits(entry).forEach(traits::add);
    }
    ArrayNode refused = node.putArray("refused");
    claim.refused().forEach(entry -> refused.add(entry.origin().toString()));
  }

  private List<String> row(String source, Claim<SecretProvider> claim, List<String> aliases) {
    Entry<SecretProvider> entry = serving(claim);
    String refused =
        claim.refused().stream()
            .map(other -> other.origin().toString())
            .collect(Collectors.joining(", "));
    int inFlight = claim.entries().stream().mapToInt(Entry::inFlight).sum();
    return List.of(
        source,
        entry == null ? "not installed" : entry.origin().symbolicName(),
        entry == null ? "-" : entry.origin().version().toString(),
        aliases.isEmpty() ? "-" : String.join(", ", aliases),
        entry == null ? "-" : String.join(", ", traits(entry)),
        Integer.toString(inFlight),
        refused.isEmpty() ? "-" : refused);
  }

  private List<String> traits(Entry<SecretProvider> entry) {
    return hub.descriptions().of(entry).map(ProvidersCommand::names).orElse(List.of("unknown"));
  }

  private static List<String> names(Described described) {
    return described.description().traits().stream().map(Trait::name).sorted().toList();
  }

  private static @Nullable Entry<SecretProvider> serving(@Nullable Claim<SecretProvider> claim) {
    return claim == null || claim.entries().isEmpty() ? null : claim.entries().get(0);
  }
}
