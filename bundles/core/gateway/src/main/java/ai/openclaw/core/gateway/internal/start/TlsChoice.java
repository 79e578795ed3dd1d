package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.gateway.internal.tls.Tls;
import ai.openclaw.core.gateway.internal.tls.TlsSettings;
import ai.openclaw.core.gateway.internal.tls.TlsUnusable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Chooses what the port encrypts with.
 *
 * @param state the state directory, where a certificate of our own is kept
 */
record TlsChoice(Path state) {
  /**
   * The certificate that a configuration asks for; empty when it asks for none.
   *
   * @param present the one in use, which goes on with changed settings
   * @throws StartRefused when it cannot be used
   */
  Optional<Tls> of(ConfigSnapshot config, BindChoice bind, Optional<Tls> present)
      throws StartRefused {
    Optional<TlsSettings> settings =
        TlsSettings.of(config.effective().path("gateway"), state, config.file(), bind.hosts());
    if (settings.isEmpty()) {
      return Optional.empty();
    }
    if (present.isPresent()) {
      present.get().follow(settings.get());
      return present;
    }
    try {
      return Optional.of(new Tls(settings.get()));
    } catch (TlsUnusable e) {
      throw StartRefused.failed("gateway.tls cannot be used: " + e.text());
    }
  }
}
