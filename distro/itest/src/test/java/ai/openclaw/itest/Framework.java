package ai.openclaw.itest;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ops4j.pax.exam.Option;

/** The shipped bundles in a framework inside the test's own process. */
final class Framework {
  private Framework() {}

  /**
   * A gateway in a state directory of its own, named by a system property.
   *
   * @param members of the configuration, beside what every gateway needs
   * @param ownKeys keys that only this implementation knows
   */
  static Option with(String members, String ownKeys) throws IOException {
    Path state = folder("state-");
    new State(state).configure(members).ownKeys(ownKeys);
    Distribution distribution = Distribution.built();
    return composite(
        composite(
            Distribution.bundles(distribution.home()).stream()
                .map(jar -> bundle(jar.toUri().toString()).start(!Distribution.fragment(jar)))
                .toArray(Option[]::new)),
        junitBundles(),
        systemProperty("openclaw.itest.state").value(state.toString()),
        systemProperty("openclaw.distro").value(distribution.home().toString()),
        systemProperty("org.jline.terminal.dumb").value("true"),
        systemProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("ERROR"),
        frameworkProperty("openclaw.home").value(distribution.home().toString()),
        frameworkProperty("openclaw.state").value(state.toString()),
        frameworkProperty("openclaw.state.chosen").value("true"),
        frameworkProperty("openclaw.config").value(state.resolve("openclaw.json").toString()),
        frameworkProperty("openclaw.purpose").value("gateway"),
        frameworkProperty("openclaw.arguments").value("--port 0"),
        frameworkProperty("openclaw.version").value("itest"),
        frameworkProperty("gosh.home").value(distribution.home().toString()),
        frameworkProperty("gosh.args").value("--nointeractive --noshutdown"));
  }

  /** A new folder that lives as long as the build's output. */
  static Path folder(String prefix) throws IOException {
    Path parent = Files.createDirectories(Path.of("target", "framework").toAbsolutePath());
    return Files.createTempDirectory(parent, prefix);
  }

  /** The state directory of the framework the test runs in. */
  static Path state() {
    return Path.of(System.getProperty("openclaw.itest.state", ""));
  }
}
