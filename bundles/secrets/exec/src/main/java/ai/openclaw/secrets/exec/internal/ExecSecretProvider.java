package ai.openclaw.secrets.exec.internal;

import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.api.secret.ProviderDescription.Trait;
import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Unavailable;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.lib.files.PathRules;
import ai.openclaw.lib.files.PathSecurity;
import ai.openclaw.lib.files.PathVerdict;
import ai.openclaw.lib.files.PathVerdict.Accepted;
import ai.openclaw.lib.files.PathVerdict.Refused;
import ai.openclaw.secrets.exec.internal.ExecSettings.Limits;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code source: "exec"}: values that a program writes, asked by protocol version 1. */
@Component(property = SecretProvider.SOURCE + "=exec")
public final class ExecSecretProvider implements SecretProvider {
  private static final Logger LOG = LoggerFactory.getLogger(ExecSecretProvider.class);
  private static final String SCHEMA = "/openclaw/provider.schema.json";
  private static final int PROTOCOL = 1;
  private static final Pattern ID =
      Pattern.compile("(?!.*/\\.{1,2}(?:/|\\z))[A-Za-z0-9][A-Za-z0-9._:/-]{0,255}");
  private static final String ID_RULE =
      "[A-Za-z0-9][A-Za-z0-9._:/-]{0,255} with no segment . or .. between slashes, such as"
          + " vault/openai/api-key";

  private final ObjectNode schema;
  private final PathSecurity security = new PathSecurity();
  private final InputFeeder feeder = new InputFeeder();
  private final OutputParser parser = new OutputParser();
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  /**
   * Reads the schema of the settings.
   *
   * @throws IOException when the bundle is damaged
   */
  @Activate
  public ExecSecretProvider() throws IOException {
    try (InputStream in = ExecSecretProvider.class.getResourceAsStream(SCHEMA)) {
      schema = new ObjectMapper().readValue(Objects.requireNonNull(in, SCHEMA), ObjectNode.class);
    }
  }

  @Deactivate
  void close() {
    feeder.close();
  }

  @Override
  public ProviderDescription describe() {
    return new ProviderDescription(schema.deepCopy(), ID, ID_RULE, Set.of(Trait.RUNS_COMMANDS));
  }

  @Override
  public ResolveResult resolve(ResolveRequest request) throws InterruptedException {
    try {
      ExecSettings settings = ExecSettings.of(request);
      byte[] message = message(request);
      Path file = check(request.alias(), settings);
      Program program = Program.of(request.alias(), file, settings, request.environment());
      byte[] output = run(program, message, limits(request, settings));
      return ResolveResult.of(parser.parse(program, settings.jsonOnly(), request.ids(), output));
    } catch (FailedException failed) {
      return new Unavailable(failed.failure());
    }
  }

  private static byte[] message(ResolveRequest request) throws FailedException {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("protocolVersion", PROTOCOL).put("provider", request.alias());
    request.ids().forEach(message.putArray("ids")::add);
    byte[] bytes = message.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > request.maxBatchBytes()) {
      throw failed(
          request.alias(),
          ExecFailure.PROVIDER_BATCH_TOO_LARGE,
          "the request has %d bytes, more than secrets.resolution.maxBatchBytes (%d)"
              .formatted(bytes.length, request.maxBatchBytes()));
    }
    return bytes;
  }

  private Path check(String alias, ExecSettings settings) throws FailedException {
    PathVerdict verdict =
        security.check(
            settings.command(),
            PathRules.command(
                "secrets.providers.%s.command".formatted(alias),
                settings.allowInsecurePath(),
                settings.allowSymlink(),
                settings.trustedDirs()));
    if (verdict instanceof Refused refused) {
      throw new FailedException(new SecretFailure(refused.reason().code(), refused.message()));
    }
    Accepted accepted = (Accepted) verdict;
    accepted.warnings().stream().filter(warned::add).forEach(LOG::warn);
    return accepted.path();
  }

  private static Limits limits(ResolveRequest request, ExecSettings settings)
      throws FailedException {
    Duration left = Duration.between(Instant.now(), request.deadline());
    if (left.isNegative() || left.isZero()) {
      throw failed(
          request.alias(), ExecFailure.PROVIDER_TIMEOUT, "no time was left to run the command");
    }
    return settings.limits().within(left);
  }

  private byte[] run(Program program, byte[] message, Limits limits)
      throws FailedException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (feeder.closed()) {
      throw failed(program.alias(), ExecFailure.PROVIDER_BUSY, "the provider has stopped");
    }
    long begin = System.nanoTime();
    return new ProgramRun(program.alias(), program.start(), limits, feeder).output(message, begin);
  }

  private static FailedException failed(String alias, ExecFailure failure, String problem) {
    return new FailedException(failure.of(alias, problem));
  }
}
