package ai.openclaw.core.logging.internal;

import ai.openclaw.core.config.ConfigListener;
import ai.openclaw.core.config.ConfigRepair;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigStore;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.logging.LogLevel;
import ai.openclaw.core.logging.LogPlace;
import ai.openclaw.core.logging.internal.LogWriter.Outputs;
import ai.openclaw.core.slf4j.LogHub;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
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
@Component(
    service = {ConfigListener.class, LogPlace.class},
    immediate = true)
public final class Logging implements ConfigListener, LogPlace {
  private static final Logger LOG = LoggerFactory.getLogger(Logging.class);
  private static final String FORCED = "OPENCLAW_LOG_LEVEL";

  private final BundleContext context;
  private final boolean gateway;
  private final Redaction redaction;
  private final RuntimeLevels levels;
  private final Clock clock = Clock.system(ZoneId.systemDefault());
  private final LogWriter writer;
  private final Optional<LogHub> hub;
  private Optional<ConfigSnapshot> config = Optional.empty();
  private boolean verbose;
  private Optional<LogSettings> settings = Optional.empty();
  private Optional<LogFile> file = Optional.empty();

  /** Attaches the console; the file follows when the configuration is known. */
  @Activate
  public Logging(
      BundleContext context, @Reference Redaction redaction, @Reference RuntimeLevels levels) {
    this.context = context;
    this.gateway = !"command".equals(context.getProperty("openclaw.purpose"));
    this.redaction = redaction;
    this.levels = levels;
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
    levels.listener(this::outputs);
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
    levels.listener(() -> {});
    hub.ifPresent(
        one -> {
          one.detach(writer);
          one.threshold(settings().threshold());
        });
    writer.close();
  }

  @Override
  public void changed(ConfigSnapshot before, ConfigSnapshot after, Set<String> paths) {
    follow(after);
  }

  @Override
  public Path file() {
    synchronized (this) {
      if (config.isPresent()) {
        return file.orElseGet(() -> open(settings())).path();
      }
    }
    return open(LogSettings.of(unread(), Optional.empty(), false)).path();
  }

  /**
   * A configuration that is not valid may name the file all the same. Looked for only then: whoever
   * reads the configuration has this component for a listener, so it cannot be a reference.
   */
  private JsonNode unread() {
    ServiceReference<ConfigRepair> reference = context.getServiceReference(ConfigRepair.class);
    ConfigRepair files = reference == null ? null : context.getService(reference);
    if (files == null) {
      return MissingNode.getInstance();
    }
    try {
      return files
          .inspect()
          .source()
          .map(source -> source.path("logging"))
          .orElse(MissingNode.getInstance());
    } finally {
      context.ungetService(reference);
    }
  }

  @Override
  public Path setAside(Path log) {
    return LogFolder.archive(log, 1);
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
    levels.settings(next);
    outputs();
    next.complaints().forEach(LOG::warn);
  }

  private synchronized void outputs() {
    LogSettings now = settings.orElseGet(this::settings);
    LevelTable table = levels.table();
    writer.outputs(new Outputs(now, file, table));
    hub.ifPresent(one -> one.thresholds(now.threshold(), logger -> threshold(table, logger)));
  }

  private static OptionalInt threshold(LevelTable table, String logger) {
    return table.of(logger).stream().mapToInt(LogLevel::threshold).findFirst();
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
