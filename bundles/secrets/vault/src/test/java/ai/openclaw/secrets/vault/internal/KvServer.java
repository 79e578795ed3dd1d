package ai.openclaw.secrets.vault.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;

/**
 * A server on the loopback that answers as Vault and OpenBao document it: key-value engines of both
 * versions, AppRole, namespaces, and the errors that go with them.
 */
final class KvServer implements AutoCloseable {
  static final String TOKEN = "hvs.fake-token";

  /** An engine: versions of secrets by path. */
  record Engine(boolean versioned, Map<String, List<Version>> secrets) {}

  /** One version; without data when it was deleted. */
  record Version(Optional<ObjectNode> data, boolean destroyed) {}

  /** Answers in place of the engines. */
  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  final Map<String, Engine> engines = new ConcurrentHashMap<>();
  final Set<String> tokens = ConcurrentHashMap.newKeySet();
  final Set<String> forbidden = ConcurrentHashMap.newKeySet();
  final Map<String, String> roles = new ConcurrentHashMap<>();
  final List<String> requests = new CopyOnWriteArrayList<>();
  final BlockingQueue<String> revoked = new LinkedBlockingQueue<>();
  volatile String namespace = "";
  volatile String tokenType = "service";
  volatile Optional<Behaviour> behaviour = Optional.empty();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String scheme;

  KvServer() throws IOException {
    this(HttpServer.create(loopback(), 0), "http");
  }

  KvServer(SSLContext context) throws IOException {
    this(secured(context), "https");
  }

  private KvServer(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    tokens.add(TOKEN);
    engines.put("secret", new Engine(true, new ConcurrentHashMap<>()));
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  private static HttpServer secured(SSLContext context) throws IOException {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return server;
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  String address() {
    return "%s://127.0.0.1:%d".formatted(scheme, server.getAddress().getPort());
  }

  /** Writes a new version into the engine mounted at {@code secret}. */
  KvServer with(String path, String json) throws IOException {
    return with("secret", path, json);
  }

  KvServer with(String mount, String path, String json) throws IOException {
    ObjectNode data = JSON.readValue(json, ObjectNode.class);
    return with(mount, path, new Version(Optional.of(data), false));
  }

  KvServer with(String mount, String path, Version version) {
    engine(mount).secrets().computeIfAbsent(path, it -> new ArrayList<>()).add(version);
    return this;
  }

  private Engine engine(String mount) {
    return Objects.requireNonNull(engines.get(mount), mount);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    try (exchange) {
      if (behaviour.isPresent()) {
        behaviour.get().answer(exchange);
      } else if (exchange.getRequestHeaders().getFirst("X-Vault-Request") == null) {
        error(exchange, 412, "missing 'X-Vault-Request' header");
      } else if (path.startsWith("/v1/auth/") && path.endsWith("/login")) {
        logIn(exchange, path.substring("/v1/auth/".length(), path.length() - "/login".length()));
      } else if (!tokens.contains(token(exchange)) || !namespace.equals(namespace(exchange))) {
        error(exchange, 403, "permission denied");
      } else if (path.equals("/v1/auth/token/revoke-self")) {
        tokens.remove(token(exchange));
        revoked.add(token(exchange));
        exchange.sendResponseHeaders(204, -1);
      } else {
        read(exchange, path.substring("/v1/".length()));
      }
    }
  }

  private void logIn(HttpExchange exchange, String mount) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    if (!mount.equals("approle") && !mount.equals("team/roles")) {
      error(exchange, 404, "no handler for route \"auth/" + mount + "/login\"");
      return;
    }
    String expected = roles.get(body.path("role_id").asText());
    if (expected == null || !expected.equals(body.path("secret_id").asText())) {
      error(exchange, 400, "invalid role or secret ID");
      return;
    }
    String token = "hvs.made-" + requests.size();
    tokens.add(token);
    ObjectNode answer = envelope();
    answer
        .putObject("auth")
        .put("client_token", token)
        .put("accessor", "fake-accessor")
        .put("lease_duration", 1200)
        .put("renewable", true)
        .put("token_type", tokenType);
    send(exchange, 200, answer);
  }

  private void read(HttpExchange exchange, String path) throws IOException {
    if (forbidden.contains(path)) {
      error(exchange, 403, "1 error occurred:\n\t* permission denied\n\n");
      return;
    }
    Optional<String> mount =
        engines.keySet().stream().filter(name -> path.startsWith(name + "/")).findFirst();
    if (mount.isEmpty()) {
      error(exchange, 404, "no handler for route \"" + path + "\". route entry not found.");
      return;
    }
    String below = path.substring(mount.get().length() + 1);
    Engine engine = engine(mount.get());
    if (!engine.versioned()) {
      List<Version> versions = engine.secrets().get(below);
      if (versions == null) {
        nothing(exchange);
      } else {
        ObjectNode answer = envelope().put("lease_duration", 2764800);
        answer.set("data", versions.get(0).data().orElseThrow());
        send(exchange, 200, answer);
      }
    } else if (below.startsWith("data/")) {
      readVersioned(exchange, engine, below.substring("data/".length()));
    } else {
      ObjectNode answer = envelope();
      answer
          .putArray("warnings")
          .add(
              "Invalid path for a versioned K/V secrets engine. See the API docs for the"
                  + " appropriate API endpoints to use.");
      send(exchange, 404, answer);
    }
  }

  private void readVersioned(HttpExchange exchange, Engine engine, String path) throws IOException {
    List<Version> versions = engine.secrets().get(path);
    if (versions == null) {
      nothing(exchange);
      return;
    }
    Version newest = versions.get(versions.size() - 1);
    ObjectNode answer = envelope();
    ObjectNode data = answer.putObject("data");
    data.set("data", newest.data().<JsonNode>map(it -> it).orElse(data.nullNode()));
    data.putObject("metadata")
        .put("created_time", "2026-01-01T00:00:00.000000000Z")
        .put("deletion_time", newest.data().isPresent() ? "" : "2026-01-02T00:00:00.000000000Z")
        .put("destroyed", newest.destroyed())
        .put("version", versions.size())
        .putNull("custom_metadata");
    send(exchange, newest.data().isPresent() ? 200 : 404, answer);
  }

  private static ObjectNode envelope() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("request_id", "00000000-0000-0000-0000-000000000000")
        .put("lease_id", "")
        .put("renewable", false)
        .put("lease_duration", 0)
        .putNull("data")
        .putNull("wrap_info")
        .putNull("warnings")
        .putNull("auth");
  }

  private static void nothing(HttpExchange exchange) throws IOException {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putArray("errors");
    send(exchange, 404, answer);
  }

  static void error(HttpExchange exchange, int status, String text) throws IOException {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putArray("errors").add(text);
    send(exchange, status, answer);
  }

  static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
    send(exchange, status, answer.toString());
  }

  static void send(HttpExchange exchange, int status, String answer) throws IOException {
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String token(HttpExchange exchange) {
    return String.valueOf(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
  }

  private static String namespace(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Vault-Namespace"))
        .orElse("");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
