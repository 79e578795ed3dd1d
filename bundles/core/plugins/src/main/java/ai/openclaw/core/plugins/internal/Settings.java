package ai.openclaw.core.plugins.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/**
 * Limits, each a framework property in milliseconds.
 *
 * @param deadline how long one plugin may take to start or to stop, {@code
 *     openclaw.plugin.deadlineMs}
 * @param drainLimit how long calls under way may hold back the stop of a bundle, {@code
 *     openclaw.plugin.drainMs}
 */
record Settings(Duration deadline, Duration drainLimit) {
  static Settings of(BundleContext context) {
    return new Settings(
        millis(context, "openclaw.plugin.deadlineMs", 5_000),
        millis(context, "openclaw.plugin.drainMs", 30_000));
  }

  private static Duration millis(BundleContext context, String property, long otherwise) {
    @Nullable String text = context.getProperty(property);
    if (text == null || text.isBlank()) {
      return Duration.ofMillis(otherwise);
    }
    if (!text.strip().matches("[1-9][0-9]{0,8}")) {
      throw new IllegalStateException(
          "the framework property " + property + " is not a number of milliseconds");
    }
    return Duration.ofMillis(Long.parseLong(text.strip()));
  }
}
