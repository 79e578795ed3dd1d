package ai.openclaw.core.host.internal;

import ai.openclaw.core.host.Launch;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The launcher, which is outside the framework and speaks in JDK types (docs/launch.md). */
@Component
public final class LauncherLaunch implements Launch {
  private final Function<List<Object>, Object> launcher;
  private final Purpose purpose;
  private final AtomicBoolean ended = new AtomicBoolean();

  /** Talks to the launcher that registered this function. */
  @Activate
  public LauncherLaunch(
      @Reference(target = "(openclaw.launch=true)") Function<List<Object>, Object> launcher,
      BundleContext context) {
    this.launcher = launcher;
    this.purpose = Purposes.of(context);
  }

  @Override
  public Purpose purpose() {
    return purpose;
  }

  @Override
  public List<String> arguments() {
    Object answer = ask("arguments");
    if (answer instanceof List<?> words) {
      return words.stream().map(String.class::cast).toList();
    }
    throw new IllegalStateException("the launcher does not answer the request \"arguments\"");
  }

  @Override
  public void ready(String line) {
    ask("ready", line);
  }

  @Override
  public void failed(int exitCode, String message) {
    if (ended.compareAndSet(false, true)) {
      ask("failed", exitCode, message);
    }
  }

  @Override
  public void stop(int exitCode) {
    if (ended.compareAndSet(false, true)) {
      ask("stop", exitCode);
    }
  }

  @Override
  public void restart(String reason) {
    if (ended.compareAndSet(false, true)) {
      ask("restart", reason);
    }
  }

  @Override
  public void listening(int port) {
    ask("listening", port);
  }

  @Override
  public void restartable(boolean may) {
    ask("restartable", may);
  }

  private Object ask(Object... request) {
    return launcher.apply(List.of(request));
  }
}
