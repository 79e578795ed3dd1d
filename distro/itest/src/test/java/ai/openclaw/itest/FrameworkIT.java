package ai.openclaw.itest;

import static org.junit.Assert.assertEquals;

import ai.openclaw.core.secrets.SecretsRuntime;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleRevision;

/** The shipped bundles together in one framework. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FrameworkIT {
  @Inject private BundleContext context;

  @Inject private SecretsRuntime secrets;

  @Configuration
  public Option[] framework() throws IOException {
    return new Option[] {Framework.with("", "{}")};
  }

  @Test
  public void everyShippedBundleIsActive() {
    List<String> others =
        Arrays.stream(context.getBundles())
            .filter(bundle -> bundle.getSymbolicName().startsWith("ai.openclaw."))
            .filter(
                bundle -> bundle.getState() != (fragment(bundle) ? Bundle.RESOLVED : Bundle.ACTIVE))
            .map(Bundle::getSymbolicName)
            .toList();
    assertEquals(List.of(), others);
  }

  @Test
  public void theFirstActivationIsPublished() {
    assertEquals(1, secrets.current().number());
  }

  private static boolean fragment(Bundle bundle) {
    return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
  }
}
