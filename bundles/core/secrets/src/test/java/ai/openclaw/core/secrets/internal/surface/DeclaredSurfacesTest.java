package ai.openclaw.core.secrets.internal.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.credential.CredentialSurface;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.Entry;
import ai.openclaw.core.secrets.internal.provider.Origin;
import ai.openclaw.core.secrets.internal.provider.WatchedCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Version;

class DeclaredSurfacesTest {
  private static final String CHAT =
      "{\"targets\": [{\"path\": \"channels.chat.key\", \"planType\": \"chat.key\","
          + " \"aliases\": [\"chat.key\"], \"later\": 1,"
          + " \"activeWhen\": [{\"rule\": \"account\"}]}]}";
  private static final String CONFIG =
      "{channels: {chat: {key: {source: 'env', provider: 'default', id: 'A'}}}}";

  private final WatchedCalls calls = new WatchedCalls();
  private final Surfaces surfaces = Surfaces.empty(name -> true, calls);
  private final Claims<CredentialSurface> claims = surfaces.claims();
  private final Declared declared = new Declared(claims);

  @AfterEach
  void stop() {
    calls.close();
  }

  private List<String> active(String config) {
    return Collector.collect(surfaces, Configs.snapshot(config, Map.of())).active().stream()
        .map(Slot::text)
        .toList();
  }

  @Test
  void declareTogetherWhatTheRegistryKnows() {
    declared.all();
    var fields = new HashMap<String, String>();
    var expected = new HashMap<String, String>();
    for (InstalledSurface surface : surfaces.installed()) {
      for (DeclaredTarget target : surface.declared().orElseThrow().declared()) {
        fields.put(target.field().id(), surface.owner() + " " + target.field() + target.aliases());
      }
    }
    for (Target target : surfaces.catalog().targets()) {
      if (target.registered() && target.owner().kind() != Owner.Kind.CORE) {
        expected.put(
            target.field().id(), target.owner().id() + " " + target.field() + target.aliases());
      }
    }
    assertEquals(expected, fields);
    assertEquals(
        92,
        fields.size()
            + surfaces.catalog().targets().stream()
                .filter(target -> target.registered() && target.owner().kind() == Owner.Kind.CORE)
                .count()
            + 2);
  }

  @Test
  void areAskedForByTheirIdsBeforeTheirOtherNames() {
    for (String id :
        List.of(
            "channels.googlechat.serviceAccount",
            "channels.googlechat.accounts.*.serviceAccount")) {
      assertEquals(id, surfaces.canonical(id));
    }
    assertEquals("models.providers.*.apiKey", surfaces.canonical("models.providers.apiKey"));
  }

  @Test
  void comeAndGoWithTheirBundles() {
    var changes = new ArrayList<String>();
    claims.listen((owner, change) -> changes.add(owner + " " + change));
    List<Entry<CredentialSurface>> entries = declared.stranger("s.json;owner=chat", CHAT);
    assertEquals(List.of("channels.chat.key"), active(CONFIG));
    assertTrue(surfaces.knows("channels.chat.key"));
    assertEquals("channels.chat.key", surfaces.canonical("chat.key"));
    assertTrue(surfaces.declares(77, List.of("channels", "chat", "key")));
    entries.forEach(claims::remove);
    assertEquals(List.of(), active(CONFIG));
    assertFalse(surfaces.knows("channels.chat.key"));
    assertEquals(List.of("chat ARRIVED", "chat GONE"), changes);
  }

  @Test
  void leaveAnOwnerOfTheRegistryWithoutABundleAlone() {
    var telegram =
        Declared.folders().stream().filter(f -> f.endsWith("telegram")).findFirst().orElseThrow();
    List<Entry<CredentialSurface>> entries = declared.folder(telegram);
    String config = CONFIG.replace("chat: {key", "telegram: {botToken");
    assertEquals(List.of("channels.telegram.botToken"), active(config));
    entries.forEach(claims::remove);
    Collected collected = Collector.collect(surfaces, Configs.snapshot(config, Map.of()));
    assertEquals(List.of(), collected.active());
    assertEquals(
        "no installed bundle owns channels.telegram", collected.inactive().get(0).reason());
  }

  @Test
  void cannotTakeAnOwnerThatShips() {
    declared.stranger(
        "s.json;owner=telegram", CHAT.replace("channels.chat.key", "channels.telegram.botToken"));
    assertFalse(claims.served("telegram"));
    assertEquals(1, claims.claim("telegram").orElseThrow().refused().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gateway.auth.token",
        "channels.telegram.botToken",
        "channels.chat",
        "plugins.entries.brave.config.webSearch.apiKey"
      })
  void mayNotDeclareWhatBelongsToOthers(String path) {
    declared.stranger(
        "s.json;owner=chat",
        "{\"targets\": [{\"path\": \"" + path + "\", \"activeWhen\": [{\"rule\": \"always\"}]}]}");
    assertEquals(List.of(), surfaces.installed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}",
        "{\"targets\": [{}]}",
        "{\"targets\": [{\"path\": \"channels..key\", \"activeWhen\": [{\"rule\": \"always\"}]}]}",
        "{\"targets\": [{\"path\": \"channels.chat.key\"}]}",
        "{\"targets\": [{\"path\": \"channels.chat.key\", \"activeWhen\": []}]}",
        "{\"targets\": [{\"path\": \"channels.chat.key\", \"activeWhen\": [{\"rule\": \"moon\"}]}]}",
        "{\"targets\": [{\"path\": \"channels.chat.key\", \"activeWhen\": [{\"rule\": \"set\"}]}]}",
        "{\"targets\": [{\"path\": \"channels.chat.key\", \"expected\": \"number\","
            + " \"activeWhen\": [{\"rule\": \"always\"}]}]}",
        "{\"targets\": [{\"path\": \"plugins.entries.chat.config.k\","
            + " \"activeWhen\": [{\"rule\": \"plugin\"}, {\"rule\": \"always\"}]}]}"
      })
  void areIgnoredAsAWholeWhenMalformed(String json) {
    declared.stranger("s.json;owner=chat", json);
    assertEquals(List.of(), surfaces.installed());
    assertEquals(List.of(), active(CONFIG));
  }

  @Test
  void areReadOnceAndOnlyWhenTheConfigurationMentionsTheirOwner() {
    var reads = new AtomicInteger();
    var origin = new Origin("com.example.chat", Version.emptyVersion, 78, false);
    new DeclaredSurfaces(claims)
        .announce(
            "s.json;owner=chat",
            origin,
            resource -> {
              reads.incrementAndGet();
              return Configs.tree(CHAT);
            });
    assertEquals(List.of(), active("{channels: {other: {key: 'x'}}}"));
    assertEquals(0, reads.get());
    assertEquals(List.of("channels.chat.key"), active(CONFIG));
    assertEquals(List.of("channels.chat.key"), active(CONFIG));
    assertEquals(1, reads.get());
  }

  @Test
  void areAnnouncedByOneHeader() {
    assertEquals(
        List.of(
            new SurfaceHeader.Clause("a/b.json", "one"), new SurfaceHeader.Clause("c.json", "two")),
        SurfaceHeader.parse("a/b.json; owner=one, c.json;owner=\"two\""));
    for (String wrong : List.of("a.json", "a.json;owner=", ";owner=x", "a.json;owner=X", "a b")) {
      assertThrows(IllegalArgumentException.class, () -> SurfaceHeader.parse(wrong), wrong);
    }
    assertEquals(List.of(), declared.stranger("nonsense", CHAT));
    assertEquals(Set.of(), claims.all().keySet());
  }
}
