package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.core.config.CredentialFields;
import ai.openclaw.core.secrets.internal.surface.FieldIndex;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the writers of the configuration which fields are registered as credentials. */
@Component
public final class KnownCredentialFields implements CredentialFields {
  private final FieldIndex fields;

  /** Creates it over the registry and the installed surfaces. */
  @Activate
  public KnownCredentialFields(@Reference SecretsHub hub) {
    this.fields = new FieldIndex(hub.surfaces());
  }

  @Override
  public Set<List<String>> in(JsonNode source) {
    return fields.credentials(source);
  }
}
