package ai.openclaw.core.host.internal;

import ai.openclaw.core.host.Locations;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The places that the framework properties name. */
@Component
public final class FrameworkLocations implements Locations {
  private final Path home;
  private final Path state;
  private final Path config;
  private final boolean stateChosen;
  private final Optional<String> profile;

  /**
   * Reads them.
   *
   * @throws IllegalStateException when {@code openclaw.home} or {@code openclaw.state} is not set:
   *     guessing one could touch the state of another gateway
   */
  @Activate
  public FrameworkLocations(BundleContext context) {
    home = required(context, "openclaw.home");
    state = required(context, "openclaw.state");
    config =
        text(context, "openclaw.config")
            .map(FrameworkLocations::path)
            .orElseGet(() -> state.resolve("openclaw.json"));
    stateChosen = Boolean.parseBoolean(context.getProperty("openclaw.state.chosen"));
    profile = text(context, "openclaw.profile");
  }

  @Override
  public Path home() {
    return home;
  }

  @Override
  public Path state() {
    return state;
  }

  @Override
  public Path config() {
    return config;
  }

  @Override
  public boolean stateChosen() {
    return stateChosen;
  }

  @Override
  public Optional<String> profile() {
    return profile;
  }

  private static Path required(BundleContext context, String property) {
    return text(context, property)
        .map(FrameworkLocations::path)
        .orElseThrow(
            () -> new IllegalStateException("the framework property " + property + " is not set"));
  }

  private static Path path(String text) {
    return Path.of(text).toAbsolutePath().normalize();
  }

  private static Optional<String> text(BundleContext context, String property) {
    @Nullable String value = context.getProperty(property);
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }
}
