package ai.openclaw.core.shell.internal.registry;

import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.lib.cli.CommandDescription;
import ai.openclaw.lib.cli.CommandDescriptions;
import ai.openclaw.lib.cli.InvalidDescriptionException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the descriptions of every resolved bundle that has some. Loads no class of it. */
public final class DescriptionTracker extends BundleTracker<Bundle> {
  private static final Logger LOG = LoggerFactory.getLogger(DescriptionTracker.class);
  private static final int USABLE =
      Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

  private final CommandRegistry registry;

  /** Fills the registry from when it is opened. */
  public DescriptionTracker(BundleContext context, CommandRegistry registry) {
    super(context, USABLE, null);
    this.registry = registry;
  }

  @Override
  public @Nullable Bundle addingBundle(Bundle bundle, @Nullable BundleEvent event) {
    String path = bundle.getHeaders("").get(OperatorCommand.HEADER);
    if (path == null || bundle.getSymbolicName() == null) {
      return null;
    }
    List<CommandDescription> commands = read(bundle, path);
    if (commands.isEmpty()) {
      return null;
    }
    registry.describe(bundle, commands);
    return bundle;
  }

  @Override
  public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Bundle tracked) {
    registry.forget(bundle);
  }

  private static List<CommandDescription> read(Bundle bundle, String path) {
    URL resource = bundle.getEntry(path);
    if (resource == null) {
      LOG.warn("bundle {}: {} is missing, so its commands are", bundle.getSymbolicName(), path);
      return List.of();
    }
    try (InputStream stream = resource.openStream()) {
      return CommandDescriptions.read(stream);
    } catch (InvalidDescriptionException | IOException e) {
      LOG.warn(
          "bundle {}: {}: {}; none of its commands is used",
          bundle.getSymbolicName(),
          path,
          e.getMessage());
      return List.of();
    }
  }
}
