package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.LegacyMarkers;
import ai.openclaw.core.secrets.internal.grammar.DotPath;
import ai.openclaw.core.secrets.internal.grammar.RefDefaults;
import ai.openclaw.core.secrets.internal.grammar.RefGrammar;
import ai.openclaw.core.secrets.internal.surface.FieldIndex;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks for markers in the fields that take references. */
@Component
public final class MarkerScan implements LegacyMarkers {
  private final FieldIndex fields;

  /** Creates it over the registry and the installed surfaces. */
  @Activate
  public MarkerScan(@Reference SecretsHub hub) {
    this(new FieldIndex(hub.surfaces()));
  }

  MarkerScan(FieldIndex fields) {
    this.fields = fields;
  }

  @Override
  public List<Marker> in(ObjectNode source) {
    return markers(source, fields.references(source), RefDefaults.of(source));
  }

  @Override
  public List<Marker> inProfiles(ObjectNode store, ObjectNode source) {
    return markers(store, fields.profiles(store), RefDefaults.of(source));
  }

  private static List<Marker> markers(
      ObjectNode tree, Set<List<String>> paths, RefDefaults defaults) {
    var found = new ArrayList<Marker>();
    for (List<String> path : paths) {
      JsonNode value = DotPath.at(tree, path);
      if (value.isTextual() && value.textValue().startsWith(RefGrammar.LEGACY_MARKER)) {
        String name = value.textValue().substring(RefGrammar.LEGACY_MARKER.length());
        found.add(marker(path, name, defaults.alias("env")));
      }
    }
    return List.copyOf(found);
  }

  private static Marker marker(List<String> path, String name, String alias) {
    if (!RefGrammar.isEnvName(name)) {
      return new Marker(
          path,
          Optional.empty(),
          "what follows the colon is not the name of a variable (^[A-Z][A-Z0-9_]{0,127}$)");
    }
    if (!RefGrammar.ALIAS.matcher(alias).matches()) {
      return new Marker(
          path, Optional.empty(), "secrets.defaults.env is not an alias (^[a-z][a-z0-9_-]{0,63}$)");
    }
    return new Marker(path, Optional.of(new SecretRef("env", alias, name)), "");
  }
}
