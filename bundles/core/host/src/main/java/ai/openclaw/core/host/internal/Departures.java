package ai.openclaw.core.host.internal;

import ai.openclaw.core.host.Departure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the launcher, which speaks in JDK types, tell everyone to take leave (docs/launch.md). */
@Component(service = Function.class, property = "openclaw.depart:Boolean=true")
public final class Departures implements Function<Boolean, Object> {
  private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

  private final List<Departure> departures = new CopyOnWriteArrayList<>();

  /** Created when the launcher asks. */
  @Activate
  public Departures() {}

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindDeparture(Departure departure) {
    departures.add(departure);
  }

  void unbindDeparture(Departure departure) {
    departures.remove(departure);
  }

  @Override
  public Object apply(Boolean comesBack) {
    for (Departure departure : departures) {
      try {
        departure.depart(comesBack);
      } catch (InterruptedException late) {
        Thread.currentThread().interrupt();
        return false;
      } catch (RuntimeException broken) {
        LOG.error("a departure failed: {}", departure.getClass().getName(), broken);
      }
    }
    return true;
  }
}
