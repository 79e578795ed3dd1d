package ai.openclaw.core.secrets.internal.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.config.ConfigCommit;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigProjection;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.secrets.internal.Configs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalPreflightTest {
  private static final String REF = "{source: 'demo', provider: 'p', id: '%s'}";

  private final Fixture fixture = new Fixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void referenceThatComesInWithoutAValueIsRefusedWithPathAndReason() throws Exception {
    Optional<String> objection = edit(config("one", "x"), config("missing", "x"));

    assertEquals(
        Optional.of(
            "active SecretRef resolution failed: models.providers.m.apiKey: demo:p:missing has no"
                + " value: there is no missing [SECRET_NOT_FOUND]"),
        objection);
  }

  @Test
  void referenceWithAValuePasses() throws Exception {
    assertEquals(Optional.empty(), edit(config("one", "x"), config("two", "x")));
  }

  @Test
  void referenceThatWasThereBeforeIsNotAskedFor() throws Exception {
    assertEquals(Optional.empty(), edit(config("missing", "x"), config("missing", "y")));
    assertEquals(List.of(), fixture.provider.requests());
  }

  @Test
  void changedProviderCountsForEveryReferenceToIt() throws Exception {
    String before = config("missing", "x");

    assertTrue(edit(before, before.replace("'demo'}}", "'demo', n: 1}}")).isPresent());
  }

  @Test
  void sourceThatOnlyTheGatewayServesIsLeftToIt() throws Exception {
    assertEquals(
        Optional.empty(),
        edit(config("one", "x"), config("two", "x").replace("source: 'demo'", "source: 'other'")));
  }

  @Test
  void inTheGatewayItHasNoSay() throws Exception {
    assertEquals(
        Optional.empty(),
        new LocalPreflight(
                () -> false,
                fixture.surfaces(),
                fixture.descriptions(),
                fixture.resolver(),
                () -> Optional.of(new Files(Configs.snapshot("{}", Map.of()))))
            .prepare(Configs.snapshot(config("missing", "x"), Map.of()))
            .objection());
  }

  private Optional<String> edit(String before, String after) throws InterruptedException {
    return new LocalPreflight(
            () -> true,
            fixture.surfaces(),
            fixture.descriptions(),
            fixture.resolver(),
            () -> Optional.of(new Files(Configs.snapshot(before, Map.of()))))
        .prepare(Configs.snapshot(after, Map.of()))
        .objection();
  }

  private static String config(String id, String url) {
    return "{secrets: {providers: {p: {source: 'demo'}}}, models: {providers: {m: {baseUrl: '"
        + url
        + "', apiKey: "
        + REF.formatted(id)
        + "}}}}";
  }

  private record Files(ConfigSnapshot present) implements ConfigWorkshop {
    @Override
    public ConfigSnapshot read() {
      return present;
    }

    @Override
    public ConfigProjection project(List<ConfigEdit> edits, String expectedRevision) {
      throw new UnsupportedOperationException("a preflight only reads");
    }

    @Override
    public ConfigSnapshot edit(
        List<ConfigEdit> edits, String expectedRevision, ConfigCommit commit) {
      throw new UnsupportedOperationException("a preflight only reads");
    }
  }
}
