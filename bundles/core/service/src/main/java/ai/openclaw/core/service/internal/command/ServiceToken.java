package ai.openclaw.core.service.internal.command;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.config.GatewayToken;
import ai.openclaw.core.secrets.SecretContent;
import ai.openclaw.core.secrets.SecretField;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.SecretTarget;
import ai.openclaw.core.secrets.SecretTargets;
import ai.openclaw.core.service.internal.machine.Machine;
import ai.openclaw.lib.files.AtomicFile;
import ai.openclaw.lib.files.DotEnv;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees to it that the service will have what its callers are checked with: it reads that from the
 * configuration, so nothing of it is ever written into the service's definition.
 */
final class ServiceToken {
  private static final String TOKEN = "OPENCLAW_GATEWAY_TOKEN";

  private final ConfigWorkshop workshop;
  private final SecretTargets targets;
  private final SecretResolver resolver;
  private final Machine machine;
  private final List<String> warnings = new ArrayList<>();

  ServiceToken(
      ConfigWorkshop workshop, SecretTargets targets, SecretResolver resolver, Machine machine) {
    this.workshop = workshop;
    this.targets = targets;
    this.resolver = resolver;
    this.machine = machine;
  }

  /**
   * Checks what there is, and makes a token where there is none.
   *
   * @param typed the token of {@code --token}
   * @return what to tell the operator
   */
  List<String> ensure(ConfigSnapshot config, Path state, Optional<String> typed)
      throws Refusal, ConfigInvalidException, InterruptedException {
    JsonNode auth = config.source().path("gateway").path("auth");
    Optional<SecretContent> token = content(config, "gateway.auth.token");
    Optional<SecretContent> password = content(config, "gateway.auth.password");
    String mode = auth.path("mode").asText("");
    if (mode.isEmpty() && token.isPresent() && password.isPresent()) {
      throw new Refusal(
          "SERVICE_AUTH_MODE",
          "gateway.auth has a token and a password, but no mode",
          "openclaw config set gateway.auth.mode token",
          "or: openclaw config set gateway.auth.mode password");
    }
    boolean byToken = mode.equals("token") || (mode.isEmpty() && password.isEmpty());
    if (mode.equals("password") || (mode.isEmpty() && password.isPresent())) {
      check(config, state, "gateway.auth.password", password);
    } else if (byToken && token.isPresent()) {
      check(config, state, "gateway.auth.token", token);
    }
    if (typed.isPresent() && (!byToken || token.isPresent())) {
      same(config, typed.get(), byToken, token);
    } else if (byToken && token.isEmpty() && (typed.isPresent() || !inFile(state))) {
      keep(config, typed);
    }
    return List.copyOf(warnings);
  }

  private void same(
      ConfigSnapshot config, String typed, boolean byToken, Optional<SecretContent> token)
      throws Refusal {
    String written = config.effective().path("gateway").path("auth").path("token").asText("");
    boolean plain = token.isPresent() && token.get() instanceof SecretContent.Plain;
    if (!byToken || !plain || !written.equals(typed)) {
      throw new Refusal(
          "SERVICE_TOKEN_ELSEWHERE",
          "--token is not what gateway.auth says, and the service goes by that",
          "leave --token out, or change gateway.auth first");
    }
  }

  private void keep(ConfigSnapshot config, Optional<String> typed)
      throws ConfigInvalidException, InterruptedException {
    if (typed.isEmpty() && machine.variable(TOKEN).isPresent()) {
      warnings.add(TOKEN + " is set in this shell only; the service does not see it");
    }
    workshop.edit(
        List.of(GatewayToken.keep(typed.orElseGet(GatewayToken::random))),
        config.revision(),
        contents -> {
          for (Map.Entry<Path, byte[]> file : contents.entrySet()) {
            AtomicFile.write(file.getKey(), file.getValue());
          }
        });
    warnings.add(
        typed.isPresent()
            ? "the token is now gateway.auth.token in " + config.file()
            : "No gateway token found. One was generated and stored as gateway.auth.token in "
                + config.file());
  }

  private void check(
      ConfigSnapshot config, Path state, String path, Optional<SecretContent> content)
      throws Refusal, InterruptedException {
    if (content.isEmpty()) {
      return;
    }
    if (content.get() instanceof SecretContent.Malformed malformed) {
      throw new Refusal("SERVICE_REFERENCE", path + ": " + malformed.message());
    }
    if (content.get() instanceof SecretContent.Reference reference) {
      SecretRef ref = reference.ref();
      Map<SecretRef, Outcome> outcomes = resolver.resolve(List.of(ref), config);
      if (outcomes.get(ref) instanceof Failed failed) {
        throw new Refusal(
            "SERVICE_REFERENCE",
            path + " is a reference that has no value: " + failed.failure().message(),
            "openclaw secrets audit",
            "the service is not installed before that is mended");
      }
      if (ref.source().equals("env")
          && machine.variable(ref.id()).isPresent()
          && !variables(state).containsKey(ref.id())) {
        warnings.add(
            path
                + ": "
                + ref.id()
                + " is set in this shell; the service sees it only when it stands in "
                + state.resolve(".env"));
      }
    }
  }

  private Optional<SecretContent> content(ConfigSnapshot config, String path) {
    for (SecretTarget target : targets.all()) {
      if (target.field().id().equals(path)) {
        for (SecretField field : targets.fields(config.source(), target)) {
          if (!(field.content() instanceof SecretContent.Absent)) {
            return Optional.of(field.content());
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean inFile(Path state) {
    return !variables(state).getOrDefault(TOKEN, "").isBlank();
  }

  private static Map<String, String> variables(Path state) {
    try {
      return DotEnv.read(state.resolve(".env")).variables();
    } catch (IOException e) {
      return Map.of();
    }
  }
}
