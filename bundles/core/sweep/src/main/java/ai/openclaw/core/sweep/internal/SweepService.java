package ai.openclaw.core.sweep.internal;

import ai.openclaw.core.planning.residue.OwnPlaces;
import ai.openclaw.core.planning.residue.ResidueSweep;
import ai.openclaw.core.planning.residue.SweepRequest;
import ai.openclaw.core.sweep.ResidueFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The sweep with the formats that are installed. */
@Component
public final class SweepService implements ResidueSweep {
  private final List<ResidueFormat> formats = new CopyOnWriteArrayList<>();

  /** Creates it. */
  @Activate
  public SweepService() {}

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindFormat(ResidueFormat format) {
    formats.add(format);
  }

  void unbindFormat(ResidueFormat format) {
    formats.remove(format);
  }

  @Override
  public Sweep run(SweepRequest request, BooleanSupplier cancelled) throws InterruptedException {
    var where = new StateSweep.Where(request.roots(), real(request.own()), request.run());
    return StateSweep.run(where, Target.of(request), new Formats(formats), cancelled);
  }

  private static Map<Path, OwnPlaces> real(Map<Path, OwnPlaces> own) {
    var real = new HashMap<Path, OwnPlaces>();
    own.forEach(
        (file, places) -> {
          real.put(file, places);
          try {
            real.put(file.toRealPath(), places);
          } catch (IOException missing) {
            // Nothing is there to be searched.
          }
        });
    return Map.copyOf(real);
  }
}
