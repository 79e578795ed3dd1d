package ai.openclaw.core.secrets.internal.profile;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.secrets.Diagnostic;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the auth profile stores hold.
 *
 * @param slots fields with a reference; always in use
 * @param forbidden fields with a reference where the policy allows none
 * @param plain values that stand there as they are, by path
 * @param diagnostics what to tell the operator
 */
public record StoreProfiles(
    List<Slot> slots,
    List<Slot> forbidden,
    Map<String, SecretValue> plain,
    List<Diagnostic> diagnostics) {
  /** Nothing yet, to be filled while stores are read. */
  static StoreProfiles empty() {
    return new StoreProfiles(
        new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
  }
}
