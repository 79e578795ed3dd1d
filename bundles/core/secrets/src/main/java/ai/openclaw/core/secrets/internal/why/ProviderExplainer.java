package ai.openclaw.core.secrets.internal.why;

import ai.openclaw.api.why.Explainer;
import ai.openclaw.api.why.Explanation;
import ai.openclaw.api.why.Thing;
import ai.openclaw.api.why.Verdict;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.secrets.SecretSources;
import ai.openclaw.core.secrets.internal.engine.ResolutionSettings;
import ai.openclaw.core.secrets.internal.runtime.SecretsHub;
import ai.openclaw.core.secrets.internal.shield.Pause;
import ai.openclaw.core.secrets.internal.shield.Standing;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Providers by their alias: whether their source is installed, and whether they are asked. */
@Component(property = {Explainer.KIND + "=provider", Explainer.OFFLINE + ":Boolean=true"})
public final class ProviderExplainer implements Explainer {
  private static final String KIND = "provider";

  private final Live live;
  private final ConfigWorkshop files;
  private final SecretSources sources;
  private final SecretsHub hub;

  /** Looks at the accepted configuration, or at the files where there is none. */
  @Activate
  public ProviderExplainer(
      @Reference Live live,
      @Reference ConfigWorkshop files,
      @Reference SecretSources sources,
      @Reference SecretsHub hub) {
    this.live = live;
    this.files = files;
    this.sources = sources;
    this.hub = hub;
  }

  @Override
  public Collection<String> names() {
    return providers().keySet();
  }

  @Override
  public Optional<Explanation> explain(String name) {
    return Optional.ofNullable(providers().get(name))
        .map(ResolutionSettings::source)
        .map(source -> explain(name, source));
  }

  private Map<String, ObjectNode> providers() {
    if (live.secrets().isPresent()) {
      return ResolutionSettings.of(live.secrets().get().current().config()).providers();
    }
    try {
      return ResolutionSettings.of(files.read()).providers();
    } catch (ConfigInvalidException e) {
      return Map.of();
    }
  }

  private Explanation explain(String alias, String source) {
    Set<String> installed = sources.installed().keySet();
    if (!installed.contains(source)) {
      return Explanation.of(
              KIND,
              alias,
              Verdict.NEVER,
              "no installed bundle serves the source \"" + source + "\"",
              "put a bundle that serves it into the plugin folder, or change secrets.providers."
                  + alias
                  + ".source")
          .because(List.of(new Thing("source", source)));
    }
    Standing standing = hub.shield().standing(source, alias);
    if (standing.state() == Standing.State.CLOSED) {
      return Explanation.of(KIND, alias, Verdict.WORKS, "its last call was answered", "");
    }
    String failed =
        standing
            .pause()
            .map(
                (Pause pause) ->
                    "it failed "
                        + pause.failures()
                        + " times since "
                        + pause.since().truncatedTo(ChronoUnit.SECONDS)
                        + " ("
                        + pause.code()
                        + ") and is asked again at "
                        + pause.until().truncatedTo(ChronoUnit.SECONDS))
            .orElse("its last call failed");
    return Explanation.of(
        KIND,
        alias,
        Verdict.NOT_YET,
        failed,
        "mend what it reads from, then: openclaw secrets retry " + alias);
  }
}
