package ai.openclaw.core.secrets.internal.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.secrets.CommandSecrets.Answer;
import ai.openclaw.core.secrets.CommandSecrets.Wish;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.grammar.ValueKinds;
import ai.openclaw.core.secrets.internal.runtime.Fixture;
import ai.openclaw.core.secrets.internal.surface.RegisteredTargets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FetchedSecretsTest {
  private static final String ONE = "models.providers.one.apiKey";
  private static final String TWO = "models.providers.two.apiKey";
  private static final ConfigSnapshot CONFIG =
      Configs.snapshot(Fixture.CONFIG.replace("MODE", "strict"), Map.of());
  private static final ConfigSnapshot MEMORY =
      Configs.snapshot(
          "{agents: {defaults: {memorySearch: {remote: {apiKey:"
              + " {source: 'demo', provider: 'p', id: 'memory'}}}}}}",
          Map.of());

  private final Fixture fixture = new Fixture();
  private final Map<String, String> here = new HashMap<>(Map.of("one", "h1", "two", "h2"));
  private final List<String> asked = new ArrayList<>();
  private final FetchedSecrets secrets =
      new FetchedSecrets(fixture.surfaces(), new RegisteredTargets(), new Local());

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void gatewayThatHasEverythingIsAskedForTheSetAloneAndNothingIsResolvedHere() throws Exception {
    List<JsonNode> calls = new ArrayList<>();

    Answer answer =
        secrets.fetch(
            Wish.of("models list"),
            CONFIG,
            (method, params) -> {
              calls.add(params);
              assertEquals("secrets.resolve", method);
              return assignments(Map.of(ONE, "g1", TWO, "g2"));
            });

    assertEquals(Map.of(ONE, value("g1"), TWO, value("g2")), ready(answer).values());
    assertEquals(List.of(), ready(answer).remarks());
    assertEquals("models list", calls.get(0).path("commandName").asText());
    assertEquals(13, calls.get(0).path("targetIds").size());
    assertEquals(List.of(), asked);
  }

  @Test
  void whatTheGatewayLacksIsResolvedHereAndSaid() throws Exception {
    Answer answer =
        secrets.fetch(
            Wish.of("models list"), CONFIG, (method, params) -> assignments(Map.of(ONE, "g1")));

    assertEquals(Map.of(ONE, value("g1"), TWO, value("h2")), ready(answer).values());
    assertEquals(List.of("two"), asked);
    assertTrue(ready(answer).remarks().get(0).endsWith("resolving here: " + TWO));
  }

  @Test
  void referenceThatTheGatewayLeavesAloneIsNotResolvedHere() throws Exception {
    Answer answer =
        secrets.fetch(
            Wish.of("models list"),
            CONFIG,
            (method, params) -> {
              ObjectNode payload = assignments(Map.of(ONE, "g1"));
              payload.putArray("inactiveRefPaths").add(TWO);
              return payload;
            });

    assertEquals(Map.of(ONE, value("g1")), ready(answer).values());
    assertEquals(List.of(), asked);
  }

  @Test
  void withoutGatewayExactlyTheSetIsResolvedHere() throws Exception {
    Answer answer = secrets.fetch(Wish.of("models status"), CONFIG, unreachable());

    assertEquals(Map.of(ONE, value("h1"), TWO, value("h2")), ready(answer).values());
    assertEquals(List.of("one", "two"), asked);
    assertTrue(ready(answer).remarks().get(0).contains("connection refused"));
  }

  @Test
  void strictCommandIsRefusedNamingCommandPathAndCause() throws Exception {
    here.remove("two");

    Answer there =
        secrets.fetch(
            Wish.of("models list"), CONFIG, (method, params) -> assignments(Map.of(ONE, "g1")));
    Answer alone = secrets.fetch(Wish.of("models list"), CONFIG, unreachable());

    assertEquals(
        "models list: " + TWO + " is unresolved in the active snapshot, and here: no two",
        refused(there));
    assertEquals(
        "models list: "
            + TWO
            + " is needed; the gateway's snapshot could not be used (connection refused), and"
            + " here: no two",
        refused(alone));
  }

  @Test
  void valueOfTheWrongKindIsNoValue() throws Exception {
    here.put("two", " ");

    assertTrue(refused(secrets.fetch(Wish.of("models list"), CONFIG, unreachable())).contains(TWO));
  }

  @Test
  void readOnlyCommandGoesOnAndNamesWhatItHasToDoWithout() throws Exception {
    Answer answer = secrets.fetch(Wish.of("status"), MEMORY, unreachable());

    String path = "agents.defaults.memorySearch.remote.apiKey";
    assertEquals(Map.of(), ready(answer).values());
    assertEquals(
        List.of(
            "status: the gateway's snapshot cannot be used (connection refused); resolving here: "
                + path,
            "status: " + path + " could not be resolved here: no memory [SECRET_NOT_FOUND]",
            "status: goes on without " + path),
        ready(answer).remarks());
  }

  private static RemoteGateway unreachable() {
    return (method, params) -> {
      throw new RemoteGatewayException("TRANSPORT", "connection refused");
    };
  }

  private static ObjectNode assignments(Map<String, String> values) {
    ObjectNode payload =
        Configs.tree("{ok: true, assignments: [], diagnostics: [], inactiveRefPaths: []}");
    values.forEach(
        (path, text) ->
            payload.withArray("assignments").addObject().put("path", path).put("value", text));
    return payload;
  }

  private static SecretValue value(String text) {
    return SecretValue.of(text);
  }

  private static Answer.Ready ready(Answer answer) {
    return assertInstanceOf(Answer.Ready.class, answer);
  }

  private static String refused(Answer answer) {
    return assertInstanceOf(Answer.Refused.class, answer).failure().message();
  }

  private final class Local implements SecretResolver {
    @Override
    public Map<SecretRef, Outcome> resolve(Collection<SecretRef> refs, ConfigSnapshot config) {
      var outcomes = new HashMap<SecretRef, Outcome>();
      for (SecretRef ref : refs) {
        asked.add(ref.id());
        String text = here.get(ref.id());
        outcomes.put(
            ref,
            text == null
                ? new Failed(new SecretFailure("SECRET_NOT_FOUND", "no " + ref.id()))
                : new Resolved(SecretValue.of(text)));
      }
      return outcomes;
    }

    @Override
    public Optional<SecretFailure> check(SecretRef ref, ConfigSnapshot config) {
      return Optional.empty();
    }

    @Override
    public Optional<SecretFailure> checkId(SecretRef ref) {
      return Optional.empty();
    }

    @Override
    public Optional<SecretFailure> misfit(ValueKind kind, String path, SecretValue value) {
      return ValueKinds.misfit(kind, path, value);
    }

    @Override
    public Rehearsal rehearse(
        ConfigSnapshot config,
        Function<Path, Optional<byte[]>> stores,
        Predicate<SecretRef> leftOut) {
      throw new UnsupportedOperationException("no command rehearses");
    }
  }
}
