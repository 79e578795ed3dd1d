package ai.openclaw.core.config.internal.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.core.config.internal.schema.Contribution.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

class ContributionsTest {
  private static final String STRICT = "{type:'object',additionalProperties:false}";
  private final Contributions contributions = new Contributions();

  @Test
  void warnsOnceForEachOwnerThatNobodyDescribes() {
    contributions.add(contribute("acme.telegram", "1.0", 5, "channels.telegram", "{}"));
    contributions.add(contribute("acme.brave", "1.0", 6, "plugins.entries.brave.config", "{}"));
    var findings =
        Shipped.findings(
            "{channels:{defaults:{},modelByChannel:{},telegram:{x:1},slack:{y:2}},"
                + "plugins:{entries:{brave:{},exa:{enabled:true}}}}",
            contributions.current());
    assertEquals(List.of(), findings.errors());
    assertEquals(
        List.of(
            "channels.slack: no installed bundle describes the channel \"slack\"; its settings are"
                + " kept but not checked",
            "plugins.entries.exa: no installed bundle describes the plugin \"exa\"; its settings"
                + " are kept but not checked"),
        Shipped.texts(findings.warnings()));
    assertEquals("CONFIG_OWNER_NOT_INSTALLED", findings.warnings().get(0).code());
  }

  @Test
  void checksEveryPlaceThatAStarStandsFor() {
    contributions.add(
        contribute("ai.openclaw.core.x", "1.0", 5, "agents.list.*.x", "{type:'string'}"));
    assertEquals(
        List.of("agents.list.1.x: expected a string, found a number"),
        errors("{agents:{list:[{x:''},{x:2},{y:3}]}}"));
  }

  @Test
  void schemasLeaveWithTheirBundle() {
    List<Contribution> added = contribute("acme.t", "1.0", 5, "channels.t", STRICT);
    contributions.add(added);
    assertEquals(List.of("channels.t: Unrecognized key: \"a\""), errors("{channels:{t:{a:1}}}"));
    contributions.remove(added);
    assertEquals(List.of(), errors("{channels:{t:{a:1}}}"));
  }

  @Test
  void theHigherVersionOfOneBundleCountsUntilItLeaves() {
    contributions.add(contribute("acme.t", "1.0", 5, "channels.t", STRICT));
    List<Contribution> second = contribute("acme.t", "2.0", 9, "channels.t", "{}");
    contributions.add(second);
    assertEquals(List.of(), errors("{channels:{t:{a:1}}}"));
    contributions.remove(second);
    assertEquals(1, errors("{channels:{t:{a:1}}}").size());
  }

  @Test
  void anotherBundleCannotTakeOverAPath() {
    contributions.add(contribute("acme.t", "1.0", 5, "channels.t", STRICT));
    contributions.add(contribute("other.t", "9.0", 9, "channels.t", "{}"));
    assertEquals(1, errors("{channels:{t:{a:1}}}").size());
  }

  @Test
  void aPluginCannotDescribeWhatBelongsToTheCore() {
    for (String path : List.of("", "gateway", "channels", "channels.*", "plugins.entries")) {
      assertEquals(List.of(), contribute("acme.t", "1.0", 5, path, "false"), path);
    }
  }

  @Test
  void aBrokenSchemaIsReadOnceAndIgnored() {
    var reads = new AtomicInteger();
    contributions.add(
        Contributions.read(
            "a.json;path=channels.t",
            new Origin("acme.t", Version.emptyVersion, 5),
            resource -> {
              reads.incrementAndGet();
              throw new IOException("no such resource");
            }));
    contributions.add(contribute("acme.u", "1.0", 6, "channels.u", "{if:{}}"));
    contributions.add(contribute("acme.v", "1.0", 7, "channels.v", "{$ref:'../x.json'}"));
    for (int i = 0; i < 2; i++) {
      assertEquals(List.of(), errors("{channels:{t:{a:1},u:{},v:{}}}"));
    }
    assertEquals(1, reads.get());
  }

  @Test
  void aSchemaIsNotReadWhileTheConfigurationHasNothingAtItsPath() {
    var reads = new AtomicInteger();
    contributions.add(
        Contributions.read(
            "a.json;path=channels.t",
            new Origin("acme.t", Version.emptyVersion, 5),
            resource -> {
              reads.incrementAndGet();
              return Shipped.json("{}");
            }));
    assertEquals(List.of(), errors("{channels:{u:{}}}"));
    assertEquals(0, reads.get());
  }

  @Test
  void readsTheHeader() {
    var clauses = SchemaHeader.parse("a/b.json;path=\"channels.x\" , c.json ;path=a.*, d.json");
    assertEquals(3, clauses.size());
    assertEquals("a/b.json", clauses.get(0).resource());
    assertEquals(List.of("channels", "x"), clauses.get(0).path().segments());
    assertEquals(List.of("a", "*"), clauses.get(1).path().segments());
    assertEquals(List.of(), clauses.get(2).path().segments());
    for (String bad : List.of(";", "a;b=c", "a;path=\"x", "a;path=x..y", "a b")) {
      assertThrows(IllegalArgumentException.class, () -> SchemaHeader.parse(bad), bad);
    }
    assertEquals(
        List.of(),
        Contributions.read("a;b", new Origin("x", Version.emptyVersion, 1), Shipped::resource));
  }

  private List<String> errors(String config) {
    return new ArrayList<>(
        Shipped.texts(Shipped.findings(config, contributions.current()).errors()));
  }

  private static List<Contribution> contribute(
      String bundle, String version, long id, String path, String schema) {
    return Contributions.read(
        "s.json;path=\"" + path + "\"",
        new Origin(bundle, Version.parseVersion(version), id),
        resource -> Shipped.json(schema));
  }
}
