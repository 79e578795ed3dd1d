package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.planning.residue.KnownSecret;
import ai.openclaw.core.planning.residue.SecretPlace;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The values that an audit comes across, for the sweep. Used by one thread. */
final class KnownValues {
  private final List<KnownSecret> secrets = new ArrayList<>();

  void add(Path file, String path, JsonNode value) {
    if (value.isTextual() ? !value.textValue().isBlank() : value.isContainerNode()) {
      secrets.add(new KnownSecret(new SecretPlace(file, path), SecretValue.of(value)));
    }
  }

  /** Hands the values over and forgets them. */
  List<KnownSecret> take() {
    List<KnownSecret> taken = List.copyOf(secrets);
    secrets.clear();
    return taken;
  }
}
