package ai.openclaw.core.planning.internal.journal;

import ai.openclaw.core.host.Locations;
import ai.openclaw.lib.journal.FileSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Finishes or undoes an interrupted change before anybody reads the files: the configuration is
 * read only once every bundle has started.
 */
@Component(service = ApplyRecovery.class, immediate = true)
public final class ApplyRecovery {
  /** Recovers. */
  @Activate
  public ApplyRecovery(@Reference Locations locations) {
    new FileSet(locations.run()).recover();
  }
}
