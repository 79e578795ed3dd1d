package ai.openclaw.secrets.systemd.internal;

import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.api.secret.ProviderDescription.Trait;
import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.lib.providers.ProviderSchema;
import ai.openclaw.lib.providers.ProviderSettings;
import ai.openclaw.lib.providers.UnavailableException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Serves {@code source: "systemd"}: the credentials that systemd hands to the service, by name. */
@Component(property = SecretProvider.SOURCE + "=systemd")
public final class SystemdSecretProvider implements SecretProvider {
  // What systemd takes: a file name of printable ASCII without a colon.
  private static final Pattern ID = Pattern.compile("(?!\\.{1,2}\\z)[ -~&&[^/:]]{1,255}");
  private static final String ID_RULE =
      "the name of a credential, at most 255 printable ASCII characters other than / and :, such"
          + " as openai-api-key";
  private static final int MAX_BYTES = 20_971_520;

  private final ObjectNode schema;

  /**
   * Reads the schema of the settings.
   *
   * @throws IOException when the bundle is damaged
   */
  @Activate
  public SystemdSecretProvider() throws IOException {
    schema = ProviderSchema.of(SystemdSecretProvider.class);
  }

  @Override
  public ProviderDescription describe() {
    return new ProviderDescription(schema.deepCopy(), ID, ID_RULE, Set.of(Trait.NEEDS_NO_SETTINGS));
  }

  @Override
  public ResolveResult resolve(ResolveRequest request) {
    try {
      ProviderSettings settings = ProviderSettings.of(request);
      int maxBytes = settings.integer("maxBytes", MAX_BYTES, 1_048_576);
      CredentialFolder folder =
          CredentialFolder.of(settings.label(), request.environment(), maxBytes);
      Map<String, Outcome> outcomes = new LinkedHashMap<>();
      for (String id : request.ids()) {
        outcomes.put(id, folder.at(id));
      }
      return ResolveResult.of(outcomes);
    } catch (UnavailableException unavailable) {
      return unavailable.result();
    }
  }
}
