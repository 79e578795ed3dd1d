package ai.openclaw.core.planning.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.planning.internal.store.KnownNames;
import ai.openclaw.core.planning.internal.store.StateFiles;
import ai.openclaw.core.planning.residue.OwnPlaces;
import ai.openclaw.core.planning.residue.SweepRoot;
import ai.openclaw.lib.json5.Json5Document;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepPlacesTest {
  @TempDir Path folder;

  private Path state = Path.of("/");
  private Path etc = Path.of("/");

  /** A state, and a configuration elsewhere. */
  private record Here(Path state, Path config) implements Locations {
    @Override
    public Path home() {
      return Path.of("/nowhere");
    }

    @Override
    public boolean stateChosen() {
      return true;
    }

    @Override
    public Optional<String> profile() {
      return Optional.empty();
    }
  }

  @BeforeEach
  void folders() throws Exception {
    state = Files.createDirectories(folder.toRealPath().resolve("state"));
    etc = Files.createDirectories(folder.toRealPath().resolve("etc"));
    Files.createDirectories(state.resolve("workspace-main"));
  }

  private Locations locations() {
    return new Here(state, etc.resolve("openclaw.json"));
  }

  private ConfigSnapshot config(String text) throws Exception {
    Files.writeString(etc.resolve("openclaw.json"), text);
    var tree = (ObjectNode) Json5Document.parse(text).toJson();
    return new ConfigSnapshot(
        "0", etc.resolve("openclaw.json"), true, tree, tree, name -> Optional.empty(), List.of());
  }

  private List<SweepRoot> roots(ConfigSnapshot config) {
    Locations locations = locations();
    return new SweepPlaces(locations, new StateFiles(locations), folder.resolve("home"))
        .of(Optional.of(config));
  }

  private static int at(List<SweepRoot> roots, Path folder, boolean cleanable) {
    for (int i = 0; i < roots.size(); i++) {
      if (roots.get(i).folder().equals(folder) && roots.get(i).cleanable() == cleanable) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void whatIsNotToBeChangedComesBeforeTheStateThatHoldsIt() throws Exception {
    List<SweepRoot> roots =
        roots(config("{agents: {defaults: {workspace: '%s/desk'}}}".formatted(state)));
    int all = at(roots, state, true);
    assertTrue(all >= 0);
    for (String name : List.of("workspace-main", "desk", "credentials", "plugins/bundles")) {
      int one = at(roots, state.resolve(name), false);
      assertTrue(one >= 0 && one < all, name);
    }
  }

  @Test
  void looksBesideAConfigurationAndALogElsewhereButNotBelow() throws Exception {
    Path log = etc.resolve("log/gate{1}.log");
    List<SweepRoot> roots = roots(config("{logging: {file: '%s'}}".formatted(log)));
    SweepRoot own = roots.get(at(roots, etc, true));
    assertFalse(own.below());
    var names = folder.getFileSystem().getPathMatcher("glob:" + own.names());
    assertTrue(names.matches(Path.of("openclaw.json.bak")));
    assertTrue(names.matches(Path.of(".openclaw.json.tmp")));
    assertTrue(names.matches(Path.of(".env")));
    assertFalse(names.matches(Path.of("passwd")));
    assertTrue(at(roots, etc, false) > at(roots, etc, true));
    SweepRoot logs = roots.get(at(roots, etc.resolve("log"), true));
    var logNames = folder.getFileSystem().getPathMatcher("glob:" + logs.names());
    assertTrue(logNames.matches(Path.of("gate{1}.2.log.gz")));
    assertFalse(logNames.matches(Path.of("gate1.log")));
  }

  @Test
  void secretsBelongInTheLinesThatAreTakenInProvidersFilesAndInStores() throws Exception {
    Path vault = Files.writeString(folder.toRealPath().resolve("vault.json"), "{}");
    Path dotEnv = Files.writeString(state.resolve(".env"), "A=1\nTAKEN=23456\nOPENAI_API_KEY=7\n");
    Path store = state.resolve("agents/main/agent/auth-profiles.json");
    Files.createDirectories(store.getParent());
    Files.writeString(store, "{}");
    ConfigSnapshot config =
        config("{secrets: {providers: {v: {source: 'x', deep: [{path: '%s'}]}}}}".formatted(vault));
    var audited =
        new Audited(
            List.of(),
            List.of(),
            new RefResolution(0, 0),
            Optional.of(config),
            List.of(new SecretRef("env", "default", "TAKEN")));
    Locations locations = locations();
    Map<Path, OwnPlaces> own =
        new OwnFiles(new StateFiles(locations), KnownNames.load()).of(audited, List.of());
    assertEquals(new OwnPlaces.Whole(), own.get(vault));
    OwnPlaces lines = Objects.requireNonNull(own.get(dotEnv));
    assertFalse(lines.covers(2, 3));
    assertTrue(lines.covers(10, 15));
    assertTrue(lines.covers(31, 32));
    assertTrue(own.containsKey(store));
    assertTrue(own.containsKey(etc.resolve("openclaw.json")));
  }
}
