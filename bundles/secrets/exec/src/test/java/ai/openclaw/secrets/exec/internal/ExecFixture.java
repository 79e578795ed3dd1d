package ai.openclaw.secrets.exec.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Answered;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.ResolveResult.Unavailable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An exec provider and the shell script it runs. */
final class ExecFixture implements AutoCloseable {
  static final int MAX_BATCH_BYTES = 262_144;

  final ExecSecretProvider provider;
  final Path script;
  final ObjectNode settings = JsonNodeFactory.instance.objectNode();
  Map<String, String> variables = Map.of();

  ExecFixture(Path folder) throws IOException {
    provider = new ExecSecretProvider();
    script = folder.toRealPath().resolve("resolve.sh");
    settings.put("command", script.toString());
  }

  /** Makes the program a shell script; it finds no PATH but the shell's own. */
  ExecFixture running(String... lines) throws IOException {
    Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return this;
  }

  /** Makes the program write a text, whatever it is asked. */
  ExecFixture writing(String text) throws IOException {
    Path answer = script.resolveSibling("answer");
    Files.writeString(answer, text);
    return running("cat answer");
  }

  ResolveRequest request(List<String> ids, Duration limit) {
    return new ResolveRequest(
        "vault",
        settings,
        ids,
        Instant.now().plus(limit),
        MAX_BATCH_BYTES,
        name -> Optional.ofNullable(variables.get(name)));
  }

  ResolveResult resolve(String... ids) throws InterruptedException {
    return provider.resolve(request(List.of(ids), Duration.ofSeconds(30)));
  }

  JsonNode value(String id) throws InterruptedException {
    return assertInstanceOf(Resolved.class, outcome(id, id)).value().reveal();
  }

  Outcome outcome(String id, String... ids) throws InterruptedException {
    ResolveResult result = resolve(ids);
    assertInstanceOf(Answered.class, result, result::toString);
    return Objects.requireNonNull(((Answered) result).outcomes().get(id), id);
  }

  String failed(String code, String id) throws InterruptedException {
    Failed failed = assertInstanceOf(Failed.class, outcome(id, id));
    assertEquals(code, failed.failure().code(), failed.failure().message());
    assertTrue(failed.failure().message().contains("vault"), failed.failure().message());
    assertTrue(failed.failure().message().contains(id), failed.failure().message());
    return failed.failure().message();
  }

  String unavailable(ExecFailure code, String... ids) throws InterruptedException {
    return unavailable(code.name(), ids);
  }

  String unavailable(String code, String... ids) throws InterruptedException {
    ResolveResult result = resolve(ids.length == 0 ? new String[] {"one"} : ids);
    Unavailable unavailable = assertInstanceOf(Unavailable.class, result);
    assertEquals(code, unavailable.failure().code(), unavailable.failure().message());
    assertTrue(
        unavailable.failure().message().startsWith("secrets.providers.vault"),
        unavailable.failure().message());
    return unavailable.failure().message();
  }

  @Override
  public void close() {
    provider.close();
  }
}
