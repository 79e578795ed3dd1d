package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.credential.CredentialSurface;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.logging.Redactor;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.TestHandle;
import ai.openclaw.core.secrets.internal.TestProvider;
import ai.openclaw.core.secrets.internal.engine.Engine;
import ai.openclaw.core.secrets.internal.engine.Turns;
import ai.openclaw.core.secrets.internal.profile.AuthProfiles;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.Descriptions;
import ai.openclaw.core.secrets.internal.provider.Entry;
import ai.openclaw.core.secrets.internal.provider.LibSettingsCheck;
import ai.openclaw.core.secrets.internal.provider.WatchedCalls;
import ai.openclaw.core.secrets.internal.shield.Shield;
import ai.openclaw.core.secrets.internal.shield.Trigger;
import ai.openclaw.core.secrets.internal.surface.Surfaces;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A secrets runtime over one provider with the source {@code demo}, without a framework. */
public final class Fixture implements AutoCloseable {
  /** Two models and the token of the gateway, each with a reference. */
  public static final String CONFIG =
      """
      {secrets: {providers: {p: {source: 'demo'}}, resolution: {mode: 'MODE'}},
       gateway: {auth: {mode: 'token', token: {source: 'demo', provider: 'p', id: 'token'}}},
       models: {providers: {
         one: {apiKey: {source: 'demo', provider: 'p', id: 'one'}},
         two: {apiKey: {source: 'demo', provider: 'p', id: 'two'}}}}}
      """;

  final TestProvider provider = new TestProvider();
  final Claims<SecretProvider> claims = new Claims<>("the source", Set.of(), name -> true);
  final Claims<CredentialSurface> surfaceClaims =
      new Claims<>("the surface owner", Set.of(), name -> true);
  final List<SecretValue> learned = new CopyOnWriteArrayList<>();
  final Entry<SecretProvider> entry;
  private final WatchedCalls calls = new WatchedCalls();
  final Shield shield = new Shield(Clock.systemUTC(), () -> 1);
  private final Descriptions descriptions = new Descriptions(claims, calls, LibSettingsCheck::new);
  private final Engine engine =
      new Engine(
          claims,
          descriptions,
          calls,
          shield,
          new Turns(claims, shield, Clock.systemUTC(), instant -> {}));
  private final Surfaces surfaces = new Surfaces(surfaceClaims, calls);
  private final ActivationPass pass = pass(new AuthProfiles(Path.of("no-such-state")));
  private final ExecutorService passes = Workers.bounded("test-pass", 1, 64);
  private final ExecutorService events = Workers.bounded("test-events", 1, 64);
  private final ScheduledExecutorService scheduler = Workers.scheduler("test-timer");

  /** A provider that knows {@code token}, {@code one} and {@code two}. */
  public Fixture() {
    provider.put("token", "token-1").put("one", "one-1").put("two", "two-1");
    entry = claims.add("demo", new TestHandle<>("b", "1", provider));
  }

  /** The configuration in a mode. */
  public static ConfigSnapshot config(String mode) {
    return Configs.snapshot(CONFIG.replace("MODE", mode), Map.of());
  }

  PassResult first(ConfigSnapshot config) throws InterruptedException {
    return pass.run(config, Optional.empty(), PassScope.all(Trigger.START));
  }

  Publisher publisher(Draft first) {
    return new Publisher(first, events, Clock.systemUTC());
  }

  ActivationPass pass(AuthProfiles profiles) {
    return new ActivationPass(surfaces, profiles, engine, redactor(), Clock.systemUTC());
  }

  ApartResolver resolver() {
    return new ApartResolver(surfaces, engine, descriptions, Path.of("no-such-state"), redactor());
  }

  /** The same with the stores of a state directory. */
  LiveSecrets start(ConfigSnapshot config, Path state) throws InterruptedException {
    ActivationPass mine = pass(new AuthProfiles(state));
    Draft draft =
        ((PassResult.Good) mine.run(config, Optional.empty(), PassScope.all(Trigger.RELOAD)))
            .draft();
    return new LiveSecrets(mine, engine, publisher(draft), passes, scheduler, Clock.systemUTC());
  }

  /** Replaces the configuration, as an accepted edit does. */
  public void accept(LiveSecrets live, ConfigSnapshot config) throws InterruptedException {
    live.commit(((PassResult.Good) live.prepare(config)).draft());
  }

  /** The runtime after its first activation, which must succeed. */
  public LiveSecrets start(ConfigSnapshot config) throws InterruptedException {
    Draft draft = ((PassResult.Good) first(config)).draft();
    return live(publisher(draft));
  }

  LiveSecrets live(Publisher publisher) {
    return new LiveSecrets(pass, engine, publisher, passes, scheduler, Clock.systemUTC());
  }

  /** The known fields. */
  public Surfaces surfaces() {
    return surfaces;
  }

  /** The installed providers. */
  public Claims<SecretProvider> claims() {
    return claims;
  }

  /** What they say of themselves. */
  public Descriptions descriptions() {
    return descriptions;
  }

  /** Runs their code. */
  public WatchedCalls calls() {
    return calls;
  }

  /** The service of the provider. */
  public Entry<SecretProvider> entry() {
    return entry;
  }

  /** The provider. */
  public TestProvider provider() {
    return provider;
  }

  /** Waits until something holds. */
  public static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("did not happen in time");
      }
      Thread.onSpinWait();
    }
  }

  private Redactor redactor() {
    return new Redactor() {
      @Override
      public String redact(String text) {
        String hidden = text;
        for (SecretValue value : learned) {
          hidden = hidden.replace(value.revealText(), "[redacted]");
        }
        return hidden;
      }

      @Override
      public void learn(String owner, Collection<SecretValue> values) {
        learned.addAll(values);
      }
    };
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    passes.shutdownNow();
    events.shutdownNow();
    calls.close();
  }
}
