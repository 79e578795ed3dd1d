package ai.openclaw.core.logging.internal;

import ai.openclaw.core.config.ConfigListener;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigStore;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.logging.internal.LogWriter.Outputs;
import ai.openclaw.core.slf4j.LogHub;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attaches console and file to the loggers of the process, and follows the configuration. A gateway
 * shows its log on standard output and writes the file; a command shows warnings on standard error
 * and writes none.
 */
@Component(service = ConfigListener.class, immediate = true)
public final class Logging implements ConfigListener {
  private static final Logger LOG = LoggerFactory.getLogger(Logging.class);
  private static final String FORCED = "OPENCLAW_LOG_LEVEL";

  private final boolean gateway;
  private final Redaction redaction;
  private final Clock clock = Clock.system(ZoneId.systemDefault());
  private final LogWriter writer;
  private final Optional<LogHub> hub;
  private Optional<ConfigSnapshot> config = Optional.empty();
  private boolean verbose;
  private Optional<LogSettings> settings = Optional.empty();
  private Optional<LogFile> file = Optional.empty();

  /** Attaches the console; the file follows when the configuration is known. */
  @Activate
  public Logging(BundleContext context, @Reference Redaction redaction) {
    this.gateway = !"command".equals(context.getProperty("openclaw.purpose"));
    this.redaction = redaction;
    var json = new JsonLines(clock.getZone());
    this.writer =
        new LogWriter(
            redaction,
            new Console(gateway ? System.out : System.err, json),
            json,
            Workers.bounded("openclaw-log", 1, 1),
            clock,
            settings());
    this.hub =
        LoggerFactory.getILoggerFactory() instanceof LogHub found
            ? Optional.of(found)
            : Optional.empty();
    apply();
    hub.ifPresent(one -> one.attach(writer));
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "unbindStore")
  void bindStore(ConfigStore store) {
    follow(store.current());
  }

  void unbindStore(ConfigStore store) {
    // The log goes on as it is.
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "unbindLaunch")
  void bindLaunch(Launch launch) {
    boolean asked = launch.arguments().contains("--verbose");
    synchronized (this) {
      verbose = asked;
      apply();
    }
  }

  void unbindLaunch(Launch launch) {
    // What was typed stays typed.
  }

  @Deactivate
  void close() {
    hub.ifPresent(one -> one.detach(writer));
    writer.close();
  }

  @Override
  public void changed(ConfigSnapshot before, ConfigSnapshot after, Set<String> paths) {
    follow(after);
  }

  private synchronized void follow(ConfigSnapshot snapshot) {
    config = Optional.of(snapshot);
    apply();
  }

  private synchronized void apply() {
    LogSettings next = settings();
    Optional<LogSettings> before = settings;
    if (before.equals(Optional.of(next)) && file.isPresent() == (gateway && config.isPresent())) {
      return;
    }
    settings = Optional.of(next);
    redaction.patterns(next.patterns());
    boolean sameFile =
        before
            .filter(old -> old.file().equals(next.file()))
            .filter(old -> old.maxFileBytes() == next.maxFileBytes())
            .isPresent();
    if (gateway && config.isPresent() && !(sameFile && file.isPresent())) {
      file = Optional.of(open(next));
      LOG.info("log file: {}", file.get().path());
    }
    writer.outputs(new Outputs(next, file));
    hub.ifPresent(one -> one.threshold(next.threshold()));
    next.complaints().forEach(LOG::warn);
  }

  private LogFile open(LogSettings next) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    return new LogFile(
        next.file(), LogFolder.daily(temporary), next.maxFileBytes(), clock, writer::tell);
  }

  private LogSettings settings() {
    JsonNode section =
        config
            .map(snapshot -> snapshot.effective().path("logging"))
            .orElse(MissingNode.getInstance());
    Optional<String> forced =
        config
            .map(snapshot -> snapshot.environment().get(FORCED))
            .orElseGet(() -> Optional.ofNullable(System.getenv(FORCED)));
    LogSettings asked = LogSettings.of(section, forced, verbose);
    return gateway ? asked : asked.forCommand(verbose);
  }
}
