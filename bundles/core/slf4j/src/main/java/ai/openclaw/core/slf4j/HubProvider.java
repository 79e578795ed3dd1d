package ai.openclaw.core.slf4j;

import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Binds SLF4J to the hub; made by SLF4J. */
public final class HubProvider implements SLF4JServiceProvider {
  private final LogHub hub = new LogHub(System.err);
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter context = new NOPMDCAdapter();

  /** Called by SLF4J. */
  public HubProvider() {}

  @Override
  public ILoggerFactory getLoggerFactory() {
    return hub;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return context;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {
    // A fragment has no life cycle of its own: the end of the process is the only one it sees.
    Runtime.getRuntime().addShutdownHook(new Thread(hub::giveUp, "openclaw-log-rest"));
  }
}
