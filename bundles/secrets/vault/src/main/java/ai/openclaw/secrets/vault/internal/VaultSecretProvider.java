package ai.openclaw.secrets.vault.internal;

import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.api.secret.ProviderDescription.Trait;
import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.lib.files.PathSecurity;
import ai.openclaw.lib.files.SecretFile;
import ai.openclaw.lib.providers.ProviderSchema;
import ai.openclaw.lib.providers.ProviderSettings;
import ai.openclaw.lib.providers.TimedCalls;
import ai.openclaw.lib.providers.UnavailableException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code source: "vault"}: keys of secrets in HashiCorp Vault or OpenBao. */
@Component(property = SecretProvider.SOURCE + "=vault")
public final class VaultSecretProvider implements SecretProvider {
  private static final Logger LOG = LoggerFactory.getLogger(VaultSecretProvider.class);
  private static final int TIMEOUT_MS = 10_000;
  private static final int AT_ONCE = 8;

  private final ObjectNode schema;
  private final SecretFile files = new SecretFile(new PathSecurity());
  private final TimedCalls calls = new TimedCalls("secrets-vault-files", AT_ONCE);
  private final Clients clients = new Clients();
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  /**
   * Reads the schema of the settings.
   *
   * @throws IOException when the bundle is damaged
   */
  @Activate
  public VaultSecretProvider() throws IOException {
    schema = ProviderSchema.of(VaultSecretProvider.class);
  }

  @Deactivate
  void close() {
    calls.close();
    clients.close();
  }

  @Override
  public ProviderDescription describe() {
    return new ProviderDescription(
        schema.deepCopy(), SecretPath.ID, SecretPath.ID_RULE, Set.of(Trait.USES_NETWORK));
  }

  @Override
  public ResolveResult resolve(ResolveRequest request) throws InterruptedException {
    try {
      ProviderSettings parsed = ProviderSettings.of(request);
      VaultSettings settings = VaultSettings.of(parsed);
      Deadline deadline = Deadline.in(parsed.limit(request, TIMEOUT_MS));
      Opening opening = calls.call(settings.label(), deadline.left(), () -> prepare(settings));
      var server = new Server(settings, opening.client(), deadline);
      Session session = Session.open(server, settings.login(), opening.credential());
      try {
        return answer(settings, request.ids(), read(session, request.ids()));
      } finally {
        session.close();
      }
    } catch (UnavailableException unavailable) {
      return unavailable.result();
    }
  }

  /** What has to be read from files before the first request. */
  private record Opening(HttpClient client, String credential) {
    /** Without the credential. */
    @Override
    public String toString() {
      return "Opening[hidden]";
    }
  }

  private Opening prepare(VaultSettings settings) throws UnavailableException {
    String credential = settings.login().credential().read(files, this::warn);
    return new Opening(
        settings.caFile().isPresent()
            ? CaFile.client(clients, settings.label(), settings.caFile().get())
            : clients.trustingJava(),
        credential);
  }

  private void warn(String warning) {
    if (warned.add(warning)) {
      LOG.warn(warning);
    }
  }

  private static Map<String, Found> read(Session session, List<String> ids)
      throws InterruptedException {
    Set<String> paths = new LinkedHashSet<>();
    ids.forEach(id -> paths.add(SecretPath.of(id).path()));
    return Reads.run(session, paths);
  }

  /** A server that could serve nothing failed as a whole; one that could failed per id. */
  private static ResolveResult answer(
      VaultSettings settings, List<String> ids, Map<String, Found> found) {
    Optional<Problem> whole = Optional.empty();
    for (Found at : found.values()) {
      whole = Reads.hopeless(at);
      if (whole.isEmpty()) {
        break;
      }
    }
    if (whole.isPresent()) {
      return new ResolveResult.Unavailable(whole.get().failure());
    }
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (String id : ids) {
      SecretPath path = SecretPath.of(id);
      outcomes.put(id, Objects.requireNonNull(found.get(path.path()), id).at(settings, path));
    }
    return ResolveResult.of(outcomes);
  }
}
