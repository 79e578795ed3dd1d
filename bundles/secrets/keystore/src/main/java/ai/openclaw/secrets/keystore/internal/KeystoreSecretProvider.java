package ai.openclaw.secrets.keystore.internal;

import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.lib.files.PathSecurity;
import ai.openclaw.lib.files.SecretFile;
import ai.openclaw.lib.files.SecretFile.Content;
import ai.openclaw.lib.files.SecretFile.NotRead;
import ai.openclaw.lib.files.SecretFile.Reading;
import ai.openclaw.lib.providers.ProviderSchema;
import ai.openclaw.lib.providers.ProviderSettings;
import ai.openclaw.lib.providers.TimedCalls;
import ai.openclaw.lib.providers.UnavailableException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code source: "keystore"}: texts in a PKCS#12 keystore, by alias. */
@Component(property = SecretProvider.SOURCE + "=keystore")
public final class KeystoreSecretProvider implements SecretProvider {
  private static final Logger LOG = LoggerFactory.getLogger(KeystoreSecretProvider.class);
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._:/@-]{0,127}");
  private static final String ID_RULE =
      "the alias of an entry, [a-z0-9][a-z0-9._:/@-]{0,127} (a keystore does not tell capitals"
          + " from small letters), such as openai-api-key";
  private static final int TIMEOUT_MS = 5000;
  private static final int AT_ONCE = 8;

  private final ObjectNode schema;
  private final SecretFile files = new SecretFile(new PathSecurity());
  private final TimedCalls calls = new TimedCalls("secrets-keystore", AT_ONCE);
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  /**
   * Reads the schema of the settings.
   *
   * @throws IOException when the bundle is damaged
   */
  @Activate
  public KeystoreSecretProvider() throws IOException {
    schema = ProviderSchema.of(KeystoreSecretProvider.class);
  }

  @Deactivate
  void close() {
    calls.close();
  }

  @Override
  public ProviderDescription describe() {
    return new ProviderDescription(schema.deepCopy(), ID, ID_RULE, Set.of());
  }

  @Override
  public ResolveResult resolve(ResolveRequest request) throws InterruptedException {
    try {
      ProviderSettings settings = ProviderSettings.of(request);
      KeystoreSettings keystore = KeystoreSettings.of(settings);
      Duration limit = settings.limit(request, TIMEOUT_MS);
      long end = System.nanoTime() + limit.toNanos();
      return ResolveResult.of(
          calls.call(settings.label(), limit, () -> read(keystore, request.ids(), end)));
    } catch (UnavailableException unavailable) {
      return unavailable.result();
    }
  }

  private Map<String, Outcome> read(KeystoreSettings settings, List<String> ids, long end)
      throws UnavailableException {
    OpenKeystore keystore = open(settings);
    try {
      Map<String, Outcome> outcomes = new LinkedHashMap<>();
      for (String id : ids) {
        if (System.nanoTime() - end >= 0) {
          // The caller has gone: what is left would be decrypted for nobody.
          throw new UnavailableException(TimedCalls.LATE, settings.rules().label() + " is slow");
        }
        outcomes.put(id, keystore.at(id));
      }
      return outcomes;
    } finally {
      keystore.wipe();
    }
  }

  private void warn(String warning) {
    if (warned.add(warning)) {
      LOG.warn(warning);
    }
  }

  private OpenKeystore open(KeystoreSettings settings) throws UnavailableException {
    Reading reading = files.read(settings.path(), settings.rules(), settings.maxBytes());
    if (reading instanceof NotRead notRead) {
      throw new UnavailableException(
          notRead.refused().reason().code(), notRead.refused().message());
    }
    if (!(reading instanceof Content content)) {
      throw KeystoreFailure.PROVIDER_FILE_TOO_LARGE.all(
          "%s is larger than maxBytes (%d): %s"
              .formatted(settings.rules().label(), settings.maxBytes(), settings.path()));
    }
    content.warnings().forEach(this::warn);
    return OpenKeystore.of(
        settings, content.bytes(), settings.password().read(files, this::warn).toCharArray());
  }
}
