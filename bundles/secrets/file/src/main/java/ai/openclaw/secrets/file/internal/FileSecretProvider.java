package ai.openclaw.secrets.file.internal;

import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.api.secret.ProviderDescription.Trait;
import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Unavailable;
import ai.openclaw.api.secret.SecretChanges;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.WatchRequest;
import ai.openclaw.api.secret.WatchResult;
import ai.openclaw.lib.files.PathRules;
import ai.openclaw.lib.files.PathSecurity;
import ai.openclaw.lib.files.SecretFile;
import ai.openclaw.lib.files.SecretFile.Content;
import ai.openclaw.lib.files.SecretFile.NotRead;
import ai.openclaw.lib.files.SecretFile.Reading;
import ai.openclaw.lib.providers.ProviderSettings;
import ai.openclaw.lib.providers.TimedCalls;
import ai.openclaw.lib.providers.UnavailableException;
import ai.openclaw.secrets.file.internal.DocumentParser.MalformedException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code source: "file"}: values of a JSON file, or a file that is one value. */
@Component(property = SecretProvider.SOURCE + "=file")
public final class FileSecretProvider implements SecretProvider {
  private static final Logger LOG = LoggerFactory.getLogger(FileSecretProvider.class);
  private static final int AT_ONCE = 16;
  private static final int TIMEOUT_MS = 5000;
  private static final String SCHEMA = "/openclaw/provider.schema.json";
  // Possessive, so that a long id cannot exhaust the stack of the matcher.
  private static final Pattern ID = Pattern.compile("value|(?:/[^~/]*+(?:~[01][^~/]*+)*+)++");
  private static final String ID_RULE =
      "an absolute JSON pointer such as /providers/openai/apiKey, or the literal \"value\" for"
          + " mode singleValue";

  private final ObjectNode schema;
  private final SecretFile files = new SecretFile(new PathSecurity());
  private final FileWatches watches = new FileWatches();
  private final TimedCalls reads = new TimedCalls("secrets-file", AT_ONCE);
  private final DocumentParser parser = new DocumentParser();
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  /**
   * Reads the schema of the settings.
   *
   * @throws IOException when the bundle is damaged
   */
  @Activate
  public FileSecretProvider() throws IOException {
    try (InputStream in = FileSecretProvider.class.getResourceAsStream(SCHEMA)) {
      schema = new ObjectMapper().readValue(Objects.requireNonNull(in, SCHEMA), ObjectNode.class);
    }
  }

  @Deactivate
  void close() {
    watches.close();
    reads.close();
  }

  @Override
  public ProviderDescription describe() {
    return new ProviderDescription(schema.deepCopy(), ID, ID_RULE, Set.of(Trait.WATCHES));
  }

  @Override
  public ResolveResult resolve(ResolveRequest request) throws InterruptedException {
    try {
      ProviderSettings given = ProviderSettings.of(request);
      FileSettings settings = FileSettings.of(given);
      String label = given.label("path");
      PathRules rules = PathRules.secretFile(label, settings.allowInsecurePath());
      Reading reading =
          reads.call(
              label + " (" + settings.path() + ")",
              given.limit(request, TIMEOUT_MS),
              () -> read(settings, rules));
      return answer(request, settings, reading);
    } catch (UnavailableException unavailable) {
      return unavailable.result();
    }
  }

  private Reading read(FileSettings settings, PathRules rules) {
    watches.beforeRead(settings.path());
    return files.read(settings.path(), rules, settings.maxBytes());
  }

  @Override
  public WatchResult watch(WatchRequest request, SecretChanges changes) {
    try {
      Path path = FileSettings.of(ProviderSettings.of(request)).path();
      return new WatchResult.Watching(watches.watch(path, changes::allChanged));
    } catch (UnavailableException wrong) {
      return WatchResult.notWatched(wrong.failure().code(), wrong.failure().message());
    }
  }

  private ResolveResult answer(ResolveRequest request, FileSettings settings, Reading reading) {
    if (reading instanceof NotRead notRead) {
      return ResolveResult.unavailable(
          notRead.refused().reason().code(), notRead.refused().message());
    }
    if (!(reading instanceof Content content)) {
      return new Unavailable(
          FileFailure.PROVIDER_FILE_TOO_LARGE.of(
              "secrets.providers.%s.path is larger than maxBytes (%d): %s"
                  .formatted(request.alias(), settings.maxBytes(), settings.path())));
    }
    content.warnings().stream().filter(warned::add).forEach(LOG::warn);
    try {
      Document document = parser.parse(request.alias(), settings, content.bytes());
      Map<String, Outcome> outcomes = new LinkedHashMap<>();
      for (String id : request.ids()) {
        outcomes.put(id, document.at(id));
      }
      return ResolveResult.of(outcomes);
    } catch (MalformedException malformed) {
      return new Unavailable(malformed.failure());
    }
  }
}
