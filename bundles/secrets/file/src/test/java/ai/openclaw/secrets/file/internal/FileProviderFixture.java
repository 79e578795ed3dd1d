package ai.openclaw.secrets.file.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ai.openclaw.api.secret.Environment;
import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Answered;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.ResolveResult.Unavailable;
import ai.openclaw.lib.files.AtomicFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A file provider and the file it reads. */
final class FileProviderFixture implements AutoCloseable {
  final FileSecretProvider provider;
  final Path file;
  final ObjectNode settings = JsonNodeFactory.instance.objectNode();
  private final Environment environment;

  FileProviderFixture(Path file) throws IOException {
    this(file, Map.of());
  }

  FileProviderFixture(Path file, Map<String, String> variables) throws IOException {
    provider = new FileSecretProvider();
    this.file = file;
    settings.put("path", file.toString());
    environment = name -> Optional.ofNullable(variables.get(name));
  }

  FileProviderFixture holding(String content) throws IOException {
    return holding(content.getBytes(StandardCharsets.UTF_8));
  }

  FileProviderFixture holding(byte[] content) throws IOException {
    AtomicFile.write(file, content);
    return this;
  }

  FileProviderFixture singleValue() {
    settings.put("mode", "singleValue");
    return this;
  }

  ResolveResult resolve(String... ids) throws InterruptedException {
    return provider.resolve(
        new ResolveRequest(
            "vault", settings, List.of(ids), Instant.now().plusSeconds(20), 262_144, environment));
  }

  JsonNode value(String id) throws InterruptedException {
    return assertInstanceOf(Resolved.class, outcome(id)).value().reveal();
  }

  String failed(String code, String id) throws InterruptedException {
    Failed failed = assertInstanceOf(Failed.class, outcome(id));
    assertEquals(code, failed.failure().code(), failed.failure().message());
    return failed.failure().message();
  }

  String unavailable(String code) throws InterruptedException {
    Unavailable unavailable = assertInstanceOf(Unavailable.class, resolve("/a"));
    assertEquals(code, unavailable.failure().code(), unavailable.failure().message());
    return unavailable.failure().message();
  }

  private Outcome outcome(String id) throws InterruptedException {
    return Objects.requireNonNull(
        assertInstanceOf(Answered.class, resolve(id)).outcomes().get(id), id);
  }

  @Override
  public void close() {
    provider.close();
  }
}
