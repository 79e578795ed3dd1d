package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.secret.ProviderDescription.Trait;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ReferenceProbe;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.internal.grammar.DotPath;
import ai.openclaw.core.secrets.internal.grammar.FieldContent;
import ai.openclaw.core.secrets.internal.grammar.FieldReader;
import ai.openclaw.core.secrets.internal.grammar.RefDefaults;
import ai.openclaw.core.secrets.internal.surface.FieldIndex;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tries the references of a planned change with the installed providers. */
@Component
public final class ReferenceTrial implements ReferenceProbe {
  private final SecretsHub hub;
  private final SecretResolver resolver;
  private final FieldIndex fields;

  /** Creates it. */
  @Activate
  public ReferenceTrial(@Reference SecretsHub hub, @Reference SecretResolver resolver) {
    this.hub = hub;
    this.resolver = resolver;
    this.fields = new FieldIndex(hub.surfaces());
  }

  @Override
  public Report probe(ConfigSnapshot candidate, List<List<String>> paths, boolean runCommands)
      throws InterruptedException {
    Set<SecretRef> asked = new LinkedHashSet<>();
    var failures = new ArrayList<Failure>();
    int skipped = 0;
    for (SecretRef ref : references(candidate, paths)) {
      Optional<SecretFailure> wrong = resolver.check(ref, candidate);
      if (wrong.isPresent()) {
        failures.add(new Failure(text(ref), wrong.get().message()));
      } else if (!runCommands && runsCommands(ref)) {
        skipped++;
      } else {
        asked.add(ref);
      }
    }
    Map<SecretRef, Outcome> outcomes = resolver.resolve(asked, candidate);
    for (SecretRef ref : asked) {
      if (outcomes.get(ref) instanceof Failed failed) {
        failures.add(new Failure(text(ref), failed.failure().message()));
      }
    }
    return new Report(asked.size(), skipped, failures);
  }

  private Set<SecretRef> references(ConfigSnapshot candidate, List<List<String>> paths) {
    var reader = new FieldReader(RefDefaults.of(candidate.source()));
    var refs = new LinkedHashSet<SecretRef>();
    for (List<String> field : fields.references(candidate.source())) {
      if (paths.stream().anyMatch(path -> concerns(path, field))
          && reader.read(DotPath.at(candidate.source(), field), ValueKind.STRING)
              instanceof FieldContent.Reference found) {
        refs.add(found.ref());
      }
    }
    return refs;
  }

  private static boolean concerns(List<String> path, List<String> field) {
    int common = Math.min(path.size(), field.size());
    return path.get(0).equals("secrets")
        || path.subList(0, common).equals(field.subList(0, common));
  }

  private boolean runsCommands(SecretRef ref) {
    return hub.descriptions()
        .of(ref.source())
        .filter(described -> described.description().traits().contains(Trait.RUNS_COMMANDS))
        .isPresent();
  }

  private static String text(SecretRef ref) {
    return ref.source() + ":" + ref.provider() + ":" + ref.id();
  }
}
