package ai.openclaw.core.secrets.internal.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.credential.Activity;
import ai.openclaw.api.credential.CredentialSurface;
import ai.openclaw.api.credential.CredentialTarget;
import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.credential.Credentials;
import ai.openclaw.api.credential.PathPattern;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.TestHandle;
import ai.openclaw.core.secrets.internal.provider.Origin;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;

class ScopedCredentialsTest {
  private static final String CONFIG =
      """
      {secrets: {providers: {p: {source: 'demo'}}},
       models: {providers: {one: {apiKey: {source: 'demo', provider: 'p', id: 'one'}}}},
       channels: {chat: {key: {source: 'demo', provider: 'p', id: 'two'}, plain: 'as it is'}}}
      """;

  private final Fixture fixture = new Fixture();

  private record Chat() implements CredentialSurface {
    @Override
    public List<CredentialTarget> targets() {
      return List.of(target("channels.chat.key"), target("channels.chat.plain"));
    }

    private static CredentialTarget target(String path) {
      return new CredentialTarget(
          path, PathPattern.parse(path), Optional.empty(), ValueKind.STRING);
    }

    @Override
    public Activity activity(JsonNode config, CredentialTarget target, List<String> path) {
      return new Activity.Active();
    }
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private Publisher publisher() throws InterruptedException {
    fixture.surfaceClaims.add(
        "chat", new TestHandle<>(new Origin("chat", Version.emptyVersion, 7, false), new Chat()));
    var draft = ((PassResult.Good) fixture.first(Configs.snapshot(CONFIG, Map.of()))).draft();
    return fixture.publisher(draft);
  }

  private Credentials credentials(Publisher publisher, long bundleId) {
    ServiceFactory<Credentials> factory = ScopedCredentials.factory(publisher, fixture.surfaces());
    return factory.getService(bundle(bundleId), unused(ServiceRegistration.class));
  }

  @Test
  void showsABundleWhatItsOwnSurfaceDeclares() throws Exception {
    Credentials own = credentials(publisher(), 7);
    assertEquals(Optional.of(SecretValue.of("two-1")), own.get("channels.chat.key"));
    assertEquals(Optional.of(SecretValue.of("as it is")), own.get("channels.chat.plain"));
  }

  @Test
  void refusesEverythingElse() throws Exception {
    Publisher publisher = publisher();
    assertThrows(
        SecurityException.class,
        () -> credentials(publisher, 7).get("models.providers.one.apiKey"));
    assertThrows(SecurityException.class, () -> credentials(publisher, 8).get("channels.chat.key"));
  }

  @Test
  void tellsABundleOfItsOwnChangesOnlyUntilItIsClosed() throws Exception {
    Publisher publisher = publisher();
    LiveSecrets live = fixture.live(publisher);
    var own = new AtomicReference<Set<String>>(Set.of());
    var other = new AtomicReference<Set<String>>(Set.of());
    AutoCloseable subscription = credentials(publisher, 7).onChange(own::set);
    var unclosed = credentials(publisher, 8).onChange(other::set);
    fixture.provider.put("two", "two-2").put("one", "one-2");
    live.reload();
    Fixture.await(() -> Set.of("channels.chat.key").equals(own.get()));
    subscription.close();
    own.set(Set.of());
    fixture.provider.put("two", "two-3");
    live.reload();
    assertEquals(Set.of(), own.get());
    assertEquals(Set.of(), other.get());
    unclosed.close();
  }

  private static Bundle bundle(long id) {
    return (Bundle)
        Proxy.newProxyInstance(
            Bundle.class.getClassLoader(),
            new Class<?>[] {Bundle.class},
            (proxy, method, args) -> method.getName().equals("getBundleId") ? id : "bundle " + id);
  }

  @SuppressWarnings("unchecked") // the registration is passed on and never used
  private static <T> ServiceRegistration<T> unused(Class<?> type) {
    return (ServiceRegistration<T>)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
