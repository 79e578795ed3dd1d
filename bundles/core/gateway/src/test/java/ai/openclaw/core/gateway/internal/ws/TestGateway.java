package ai.openclaw.core.gateway.internal.ws;

import ai.openclaw.api.http.HttpRoute;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.gateway.internal.auth.AccessRules;
import ai.openclaw.core.gateway.internal.auth.AuthMode;
import ai.openclaw.core.gateway.internal.auth.Credentials;
import ai.openclaw.core.gateway.internal.auth.GatewayAuth;
import ai.openclaw.core.gateway.internal.auth.ProxyRules;
import ai.openclaw.core.gateway.internal.auth.RateLimit;
import ai.openclaw.core.gateway.internal.http.Route;
import ai.openclaw.core.gateway.internal.http.RouteTable;
import ai.openclaw.core.gateway.internal.rpc.BoundMethod;
import ai.openclaw.core.gateway.internal.rpc.Figures;
import ai.openclaw.core.gateway.internal.rpc.InFlight;
import ai.openclaw.core.gateway.internal.rpc.MethodTable;
import ai.openclaw.core.gateway.internal.rpc.StateVersions;
import ai.openclaw.core.gateway.internal.tls.Tls;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A gateway in this process, without a framework. */
final class TestGateway implements AutoCloseable, MethodTable, RouteTable {
  static final String TOKEN = "test-token-0123456789abcdefghijklmn";

  private final Map<String, BoundMethod> methods = new ConcurrentHashMap<>();
  private final Map<String, Route> routes = new ConcurrentHashMap<>();
  private final GatewayServer server;
  private final int port;
  final TestTokens tokens = new TestTokens();
  final Audience audience = new Audience();
  final BlockingQueue<String> incidents = new LinkedBlockingQueue<>();
  final Figures figures = new Figures(() -> Optional.of((type, facts) -> incidents.add(type)));
  final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();

  TestGateway() throws IOException {
    this(Limits.STANDARD);
  }

  TestGateway(Limits limits) throws IOException {
    this(limits, 0, TOKEN);
  }

  TestGateway(Limits limits, int wantedPort, String token) throws IOException {
    this(limits, wantedPort, rules(token), Optional.empty());
  }

  TestGateway(AccessRules rules) throws IOException {
    this(Limits.STANDARD, 0, rules, Optional.empty());
  }

  TestGateway(Tls tls) throws IOException {
    this(Limits.STANDARD, 0, rules(TOKEN), Optional.of(tls));
  }

  TestGateway(Limits limits, Optional<Tls> tls) throws IOException {
    this(limits, 0, rules(TOKEN), tls);
  }

  private TestGateway(Limits limits, int wantedPort, AccessRules rules, Optional<Tls> tls)
      throws IOException {
    method("health", "none", true, call -> call.answer(health()));
    method("last-heartbeat", "operator.read", true, call -> call.answer(NullNode.getInstance()));
    method("status", "operator.read", false, call -> call.answer(NullNode.getInstance()));
    method("config.get", "operator.read", false, call -> call.answer(NullNode.getInstance()));
    method("secrets.reload", "operator.admin", false, call -> call.answer(NullNode.getInstance()));
    var versions = new StateVersions();
    var identity = new Hello.Identity("1.2.3", "/state/openclaw.json", "/state", System.nanoTime());
    var hello = new Hello(identity, this, List::of, versions, limits);
    server =
        new GatewayServer(
            new GatewayServer.Parts(
                List.of("127.0.0.1"),
                wantedPort,
                limits,
                this,
                this,
                new TestPolicy(),
                rules,
                hello,
                versions,
                new Credentials(new RateLimit(), tokens),
                audience,
                tls,
                figures));
    port = server.start();
  }

  private static POJONode health() {
    return new POJONode(
        new RawValue(
            "{\"ok\":true,\"ts\":1763731200000,\"durationMs\":1,\"channels\":{},"
                + "\"channelOrder\":[],\"channelLabels\":{},\"heartbeatSeconds\":1800,"
                + "\"defaultAgentId\":\"main\",\"agents\":[{\"agentId\":\"main\","
                + "\"isDefault\":true}],\"sessions\":{\"count\":0,\"recent\":[]}}"));
  }

  static AccessRules rules(String token) {
    return new AccessRules(
        new GatewayAuth(AuthMode.TOKEN, Optional.of(SecretValue.of(token)), "test"),
        Set.of("https://ui.example"),
        false,
        false,
        false,
        ProxyRules.NONE,
        Optional.empty());
  }

  int port() {
    return port;
  }

  GatewayServer server() {
    return server;
  }

  BoundMethod method(String name, String scope, boolean immediate, RpcMethod method) {
    return method(new BoundMethod.Traits(name, scope, "operator", true, immediate, false), method);
  }

  BoundMethod idempotent(String name, RpcMethod method) {
    return method(
        new BoundMethod.Traits(name, "operator.read", "operator", true, false, true), method);
  }

  BoundMethod method(BoundMethod.Traits traits, RpcMethod method) {
    BoundMethod bound = BoundMethod.of(traits, method, broken::add);
    methods.put(traits.name(), bound);
    return bound;
  }

  void route(String path, List<String> allowed, boolean open, HttpRoute route) {
    var traits = new Route.Traits(path, allowed, open, "operator.write");
    routes.put(path, new Route(traits, () -> route, new InFlight(), broken::add));
  }

  @Override
  public Optional<BoundMethod> find(String name) {
    return Optional.ofNullable(methods.get(name));
  }

  @Override
  public List<String> listed() {
    return methods.keySet().stream().sorted().toList();
  }

  @Override
  public Optional<Route> route(String path) {
    return Optional.ofNullable(routes.get(path));
  }

  void stop(Duration drain) {
    server.leave("gateway stopping", Optional.empty(), drain);
    server.stop();
  }

  @Override
  public void close() {
    stop(Duration.ofSeconds(30));
  }
}
