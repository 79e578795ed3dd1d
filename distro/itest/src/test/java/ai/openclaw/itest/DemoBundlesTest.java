package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Answered;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.ResolveResult.Unavailable;
import ai.openclaw.api.secret.SecretProvider;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class DemoBundlesTest {
  private final Path folder;
  private final DemoBundles bundles;
  private final Path first;

  DemoBundlesTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    bundles = DemoBundles.into(folder);
    first = bundles.build("v1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void eachVersionAnswersValuesOfItsOwn(int version) throws Exception {
    Path jar = version == 1 ? first : bundles.build("v" + version);
    assertEquals(version + ".0.0", headers(jar).getValue("Bundle-Version"));

    try (Running demo = new Running(jar)) {
      ResolveResult result = demo.resolve(Duration.ofSeconds(20), "a", "missing-b");

      var outcomes = assertInstanceOf(Answered.class, result).outcomes();
      assertEquals(
          "demo-" + version + ":a",
          assertInstanceOf(Resolved.class, outcomes.get("a")).value().revealText());
      assertInstanceOf(Failed.class, outcomes.get("missing-b"));
    }
  }

  @Test
  void slowIdTakesTenSecondsUnlessTheDeadlineIsEarlier() throws Exception {
    try (Running demo = new Running(first)) {
      Unavailable late =
          assertInstanceOf(Unavailable.class, demo.resolve(Duration.ofMillis(100), "slow"));

      assertEquals("PROVIDER_TIMEOUT", late.failure().code());
    }
  }

  @Test
  void callFailsWhenTheBundleIsStoppedMeanwhile() throws Exception {
    FutureTask<ResolveResult> call;
    try (Running demo = new Running(first)) {
      call = new FutureTask<>(() -> demo.resolve(Duration.ofSeconds(50), "slow"));
      new Thread(call).start();
      demo.stop();
    }

    Unavailable stopped = assertInstanceOf(Unavailable.class, call.get(60, TimeUnit.SECONDS));
    assertEquals("PROVIDER_STOPPED", stopped.failure().code());
  }

  @Test
  void providerThatClaimsEnvSaysSo() throws Exception {
    try (Running demo = new Running(bundles.build("claims-env"))) {
      assertEquals(List.of("env"), demo.sources());
    }
  }

  @Test
  void activatorThatThrowsThrows() throws Exception {
    Path jar = bundles.build("throws");

    assertThrows(IllegalStateException.class, () -> new Running(jar).close());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hangs", "spins", "needs-api-9"})
  void theOthersCompileAndNameTheirActivator(String name) throws Exception {
    Path jar = bundles.build(name);

    String activator = headers(jar).getValue("Bundle-Activator");
    try (JarFile file = new JarFile(jar.toFile())) {
      assertTrue(file.getEntry(activator.replace('.', '/') + ".class") != null, activator);
    }
  }

  @Test
  void headersCanBeReplacedAndOnlyTheJarIsLeft() throws Exception {
    Path output = Files.createDirectory(folder.resolve("output"));

    Path jar = DemoBundles.into(output).build("v1", "other", Map.of("Bundle-Version", "1.0.1"));

    assertEquals("1.0.1", headers(jar).getValue("Bundle-Version"));
    assertEquals("com.example.demo.secrets", headers(jar).getValue("Bundle-SymbolicName"));
    try (Stream<Path> left = Files.list(output)) {
      assertEquals(List.of(output.resolve("other.jar")), left.toList());
    }
  }

  @Test
  void sourceThatDoesNotCompileIsReported() throws Exception {
    Path broken = Files.createDirectories(folder.resolve("src/broken"));
    Files.writeString(broken.resolve("Broken.java"), "class Broken { int }");
    DemoBundles others =
        new DemoBundles(
            folder.resolve("src"), List.of(), Files.createDirectory(folder.resolve("o")));

    IOException failure = assertThrows(IOException.class, () -> others.build("broken"));
    assertTrue(String.valueOf(failure.getMessage()).contains("Broken.java:1"));
  }

  private static Attributes headers(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes();
    }
  }

  /** A bundle's activator, started outside a framework. */
  private static final class Running implements AutoCloseable {
    private final List<SecretProvider> providers = new CopyOnWriteArrayList<>();
    private final List<Object> sources = new CopyOnWriteArrayList<>();
    private final URLClassLoader loader;
    private final BundleActivator activator;
    private final BundleContext context;

    Running(Path jar) throws Exception {
      loader =
          new URLClassLoader(
              new URL[] {jar.toUri().toURL()}, DemoBundlesTest.class.getClassLoader());
      activator =
          (BundleActivator)
              loader
                  .loadClass(headers(jar).getValue("Bundle-Activator"))
                  .getConstructor()
                  .newInstance();
      context =
          (BundleContext)
              Proxy.newProxyInstance(
                  loader,
                  new Class<?>[] {BundleContext.class},
                  (proxy, method, arguments) -> {
                    providers.add((SecretProvider) arguments[1]);
                    sources.add(((Dictionary<?, ?>) arguments[2]).get(SecretProvider.SOURCE));
                    return null;
                  });
      activator.start(context);
    }

    List<Object> sources() {
      return sources;
    }

    ResolveResult resolve(Duration limit, String... ids) throws InterruptedException {
      return providers
          .get(0)
          .resolve(
              new ResolveRequest(
                  "demo",
                  JsonNodeFactory.instance.objectNode(),
                  List.of(ids),
                  Instant.now().plus(limit),
                  262_144,
                  name -> Optional.empty()));
    }

    void stop() throws Exception {
      activator.stop(context);
    }

    @Override
    public void close() throws IOException {
      loader.close();
    }
  }
}
