package ai.openclaw.core.secrets.internal;

import ai.openclaw.core.secrets.internal.provider.Handle;
import ai.openclaw.core.secrets.internal.provider.Origin;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Version;

/** A service that is at hand, or has gone. */
public final class TestHandle<T> implements Handle<T> {
  private final Origin origin;
  private final T service;
  private final List<String> strikes = new CopyOnWriteArrayList<>();
  private volatile boolean gone;
  private volatile boolean released;

  /** A service of a bundle that does not ship with the gateway. */
  public TestHandle(String bundle, String version, T service) {
    this(new Origin(bundle, Version.parseVersion(version), version.hashCode(), false), service);
  }

  /** A service of some bundle. */
  public TestHandle(Origin origin, T service) {
    this.origin = origin;
    this.service = service;
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public Optional<T> service() {
    return gone ? Optional.empty() : Optional.of(service);
  }

  @Override
  public void release() {
    released = true;
  }

  @Override
  public void strike(String reason) {
    strikes.add(reason);
  }

  /** Lets the service vanish before its unregistration is known. */
  public void vanish() {
    gone = true;
  }

  /** What the bundle was blamed for. */
  public List<String> strikes() {
    return strikes;
  }

  /** Whether the service was given back. */
  public boolean released() {
    return released;
  }
}
