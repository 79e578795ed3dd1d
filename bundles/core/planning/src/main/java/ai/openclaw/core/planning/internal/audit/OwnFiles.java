package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.planning.internal.store.KnownNames;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.core.planning.residue.KnownSecret;
import ai.openclaw.core.planning.residue.OwnPlaces;
import ai.openclaw.core.planning.residue.OwnPlaces.Range;
import ai.openclaw.lib.files.DotEnv;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where secrets belong: the fields of the configuration and of stores, the lines of {@code
 * .env} files that references or providers take, and what providers read. A copy anywhere else,
 * also in the same file, is residue.
 */
final class OwnFiles {
  private static final String OWN_KEYS = "openclaw.osgi.json5";

  private final StateFiles files;
  private final KnownNames names;

  OwnFiles(StateFiles files, KnownNames names) {
    this.files = files;
    this.names = names;
  }

  Map<Path, OwnPlaces> of(Audited audited, List<KnownSecret> secrets) {
    var own = new LinkedHashMap<Path, OwnPlaces>();
    Set<String> variables = new HashSet<>();
    for (SecretRef ref : audited.refs()) {
      if (ref.source().equals("env")) {
        variables.add(ref.id());
      }
    }
    var fields = new OwnFields(secrets, files.config(), variables);
    Path config = files.config();
    for (Path file : ConfigFamily.of(config, config.resolveSibling(OWN_KEYS))) {
      own.put(file, fields.ofConfig(file));
    }
    for (KnownSecret secret : secrets) {
      Path file = secret.place().file();
      if (!own.containsKey(file)) {
        own.put(file, fields.ofStore(file));
      }
    }
    stores(audited.config()).forEach(file -> own.computeIfAbsent(file, fields::ofStore));
    variables.addAll(names.variables());
    for (Path file : dotEnvs()) {
      if (Files.isRegularFile(file)) {
        own.put(file, lines(file, variables));
      }
    }
    audited.config().ifPresent(valid -> providers(valid, own));
    return own;
  }

  /** The stores, with and without a credential that the audit knows: none of them is cleaned. */
  private Set<Path> stores(Optional<ConfigSnapshot> config) {
    Set<Path> stores = new HashSet<>();
    for (Path legacy : files.legacyStores()) {
      stores.add(legacy);
      stores.add(legacy.resolveSibling(StateFiles.PROFILES));
    }
    config.ifPresent(
        valid -> {
          stores.addAll(files.profileStores(valid));
          stores.addAll(files.modelFiles(valid));
        });
    return stores;
  }

  private Set<Path> dotEnvs() {
    Set<Path> found = new HashSet<>();
    found.add(files.dotEnv().toAbsolutePath());
    found.add(files.agents().resolveSibling(".env").toAbsolutePath());
    found.add(Path.of(".env").toAbsolutePath());
    return found;
  }

  private static OwnPlaces lines(Path file, Set<String> variables) {
    var ranges = new ArrayList<Range>();
    try {
      long at = 0;
      for (DotEnv.Entry line : DotEnv.read(file).entries()) {
        long end = at + line.text().getBytes(StandardCharsets.UTF_8).length;
        Optional<DotEnv.Assignment> assignment = line.assignment();
        if (assignment.isPresent() && variables.contains(assignment.get().name())) {
          ranges.add(new Range(at, end));
        }
        at = end;
      }
    } catch (IOException unreadable) {
      return new OwnPlaces.Parts(List.of());
    }
    return new OwnPlaces.Parts(ranges);
  }

  /** A file that a provider's settings name is where it takes its values, or the program itself. */
  private static void providers(ConfigSnapshot config, Map<Path, OwnPlaces> own) {
    config.effective().path("secrets").path("providers").forEach(settings -> named(settings, own));
  }

  private static void named(JsonNode settings, Map<Path, OwnPlaces> own) {
    if (settings.isContainerNode()) {
      settings.forEach(member -> named(member, own));
    } else if (settings.isTextual() && settings.textValue().startsWith("/")) {
      try {
        Path file = Path.of(settings.textValue()).normalize();
        if (Files.isRegularFile(file)) {
          own.put(file, new OwnPlaces.Whole());
        }
      } catch (InvalidPathException noPath) {
        return;
      }
    }
  }
}
