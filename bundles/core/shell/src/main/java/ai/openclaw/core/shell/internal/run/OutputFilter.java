package ai.openclaw.core.shell.internal.run;

import ai.openclaw.core.logging.Redactor;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** Takes secrets out of text through the {@link Redactor}, whenever there is one. Thread-safe. */
public final class OutputFilter implements UnaryOperator<String>, AutoCloseable {
  private final ServiceTracker<Redactor, Redactor> redactors;

  /** Looks for the redactor from now on. */
  public OutputFilter(BundleContext context) {
    redactors = new ServiceTracker<>(context, Redactor.class, null);
    redactors.open();
  }

  @Override
  public String apply(String text) {
    Redactor redactor = redactors.getService();
    return redactor == null ? text : redactor.redact(text);
  }

  @Override
  public void close() {
    redactors.close();
  }
}
