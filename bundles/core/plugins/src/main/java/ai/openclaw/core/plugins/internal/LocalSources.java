package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.host.Locations;
import ai.openclaw.core.plugins.internal.BundleStarter.Result;
import ai.openclaw.core.plugins.internal.RecordEntry.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sources of secrets that a command in a process of its own needs of the admitted plugins. Only
 * what the gateway has admitted is started, with the very bytes it admitted, and nothing is
 * written.
 */
final class LocalSources {
  /** Framework property: {@code all} when the command offers every source there is. */
  static final String PROPERTY = "openclaw.sources";

  private static final Logger LOG = LoggerFactory.getLogger(LocalSources.class);

  /** A process without it resolves nothing. */
  private static final String SECRETS = "ai.openclaw.core.secrets";

  private static final String API = "ai.openclaw.api.secret";
  private static final String CAPABILITY = "secret-source;";

  private final BundleContext context;
  private final Locations locations;

  LocalSources(BundleContext context, Locations locations) {
    this.context = context;
    this.locations = locations;
  }

  /** Starts those that are needed; one that fails is a warning, and its references say the rest. */
  void start(PluginRecord record, BundleStarter starter, Ownership ownership)
      throws IOException, InterruptedException {
    Path folder = locations.pluginFolder();
    if (!resolves() || !Files.isDirectory(folder)) {
      return;
    }
    Optional<String> problem = ownership.folderProblem(folder);
    if (problem.isPresent()) {
      LOG.warn("no plugin is used: {}", problem.get());
      return;
    }
    boolean all = "all".equals(context.getProperty(PROPERTY));
    String config = all ? "" : config();
    var wanted = new ArrayList<PluginJar>();
    for (RecordEntry entry : record.entries()) {
      Path file = folder.resolve(entry.jar().file());
      if (entry.state() == State.ENABLED
          && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && ownership.fileProblem(file).isEmpty()
          && needed(entry.jar(), file, config, all)) {
        wanted.add(entry.jar());
      }
    }
    for (Result result : starter.start(wanted, jar -> folder.resolve(jar.file()), Map.of())) {
      if (result instanceof Result.Misbehaved bad) {
        LOG.warn("plugin {} is not used: {}", bad.jar().label(), bad.reason());
      } else if (result instanceof Result.Unusable bad) {
        LOG.warn("plugin {} is not used: {}", bad.jar().label(), bad.reason());
      }
    }
  }

  private boolean resolves() {
    for (var bundle : context.getBundles()) {
      if (SECRETS.equals(bundle.getSymbolicName())) {
        return true;
      }
    }
    return false;
  }

  /** One that does not say which source it serves is needed as soon as it could serve one. */
  private static boolean needed(PluginJar jar, Path file, String config, boolean all)
      throws IOException {
    List<String> sources =
        jar.capabilities().stream()
            .filter(capability -> capability.startsWith(CAPABILITY))
            .map(capability -> capability.substring(CAPABILITY.length()).strip())
            .toList();
    if (sources.isEmpty()) {
      return importsApi(file);
    }
    return all || sources.stream().anyMatch(source -> names(config, source));
  }

  private static boolean names(String config, String source) {
    // Escapes and other files cannot be seen here: then it counts as named.
    return config.contains('"' + source + '"')
        || config.contains('\'' + source + '\'')
        || config.contains("$include")
        || config.contains("\\u")
        || config.contains("\\x");
  }

  private static boolean importsApi(Path file) throws IOException {
    try (var jar = new JarFile(file.toFile(), false)) {
      @Nullable Manifest manifest = jar.getManifest();
      @Nullable String imports =
          manifest == null ? null : manifest.getMainAttributes().getValue("Import-Package");
      return imports != null && imports.contains(API);
    }
  }

  private String config() throws IOException {
    Path main = locations.config();
    return text(main) + text(main.resolveSibling("openclaw.osgi.json5"));
  }

  private static String text(Path file) throws IOException {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException none) {
      return "";
    }
  }
}
