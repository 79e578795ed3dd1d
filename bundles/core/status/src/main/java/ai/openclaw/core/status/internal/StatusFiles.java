package ai.openclaw.core.status.internal;

import ai.openclaw.core.host.Locations;
import ai.openclaw.core.status.StatusView;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the report from the files, with or without a gateway. */
@Component
public final class StatusFiles implements StatusView {
  private final Sessions sessions;
  private final String version;

  /** Reads the state directory at each call. */
  @Activate
  public StatusFiles(@Reference Locations locations, BundleContext context) {
    this.sessions = new Sessions(locations.state());
    this.version = ProductVersion.of(context);
  }

  @Override
  public ObjectNode report(JsonNode config) {
    return new StatusReport(config, sessions, version, List.of(), InstantSource.system().millis())
        .make(true);
  }
}
