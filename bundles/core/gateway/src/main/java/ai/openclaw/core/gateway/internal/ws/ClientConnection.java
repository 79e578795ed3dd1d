package ai.openclaw.core.gateway.internal.ws;

import ai.openclaw.api.rpc.Connection;
import ai.openclaw.api.rpc.Principal;
import ai.openclaw.api.rpc.RpcEvent;
import ai.openclaw.core.devices.ConnectDecision;
import ai.openclaw.core.devices.ConnectDecision.Accepted;
import ai.openclaw.core.devices.ConnectDecision.Refused;
import ai.openclaw.core.gateway.internal.auth.AccessRules;
import ai.openclaw.core.gateway.internal.auth.Credentials;
import ai.openclaw.core.gateway.internal.auth.GatewayAuth;
import ai.openclaw.core.gateway.internal.http.Peer;
import ai.openclaw.core.gateway.internal.rpc.Caller;
import ai.openclaw.core.gateway.internal.rpc.CloseCodes;
import ai.openclaw.core.gateway.internal.rpc.Dispatcher;
import ai.openclaw.core.gateway.internal.rpc.Figures;
import ai.openclaw.core.gateway.internal.rpc.FrameReader;
import ai.openclaw.core.gateway.internal.rpc.Frames;
import ai.openclaw.core.gateway.internal.rpc.GatewayCall;
import ai.openclaw.core.gateway.internal.rpc.GrantCheck;
import ai.openclaw.core.gateway.internal.rpc.Inbound;
import ai.openclaw.core.gateway.internal.rpc.Inbound.Malformed;
import ai.openclaw.core.gateway.internal.rpc.Inbound.NotJson;
import ai.openclaw.core.gateway.internal.rpc.Inbound.Request;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client: first its handshake, then its requests and the events it gets. */
final class ClientConnection implements Conversation, Caller {
  private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);
  private static final Principal NOBODY = new Principal("", Set.of(), Optional.empty());
  private static final int UNAUTHORIZED_IN_A_ROW = 10;
  private static final int LARGE = 65_536;

  private enum Phase {
    GREETING,
    DECIDING,
    CONNECTED,
    OVER
  }

  private final Socket socket;
  private final Peer peer;
  private final Clients clients;
  private final String id = UUID.randomUUID().toString();
  private final String nonce = UUID.randomUUID().toString();
  private final Set<GatewayCall> calls = ConcurrentHashMap.newKeySet();
  private final AtomicInteger unauthorized = new AtomicInteger();
  private final AtomicBoolean unsettled = new AtomicBoolean();
  private final EventQueue outgoing;
  private volatile Phase phase = Phase.GREETING;
  private volatile Principal principal = NOBODY;
  private volatile Optional<GatewayAuth> auth = Optional.empty();
  private volatile Optional<Future<?>> deadline = Optional.empty();

  ClientConnection(Socket socket, Peer peer, Clients clients) {
    this.socket = socket;
    this.peer = peer;
    this.clients = clients;
    this.outgoing = new EventQueue(socket, clients.figures());
  }

  @Override
  public void opened() {
    unsettled.set(true);
    clients.arrived(peer.address());
    var challenge = JsonNodeFactory.instance.objectNode();
    challenge.put("nonce", nonce).put("ts", System.currentTimeMillis());
    socket.send(Frames.event("connect.challenge", challenge));
    try {
      deadline =
          Optional.of(
              clients
                  .scheduler()
                  .schedule(
                      this::late, clients.limits().handshake().toMillis(), TimeUnit.MILLISECONDS));
    } catch (RejectedExecutionException stopping) {
      socket.close(CloseCodes.SERVICE_RESTART, "service restart");
    }
  }

  private void late() {
    if (phase != Phase.CONNECTED) {
      phase = Phase.OVER;
      clients.figures().connect(Figures.Connect.LATE);
      LOG.info("a client at {} did not connect in time", peer.address());
      socket.close(CloseCodes.NORMAL, "");
    }
  }

  @Override
  public boolean message(byte[] bytes, int offset, int length) {
    return switch (phase) {
      case CONNECTED -> length > LARGE ? large(bytes, offset, length) : next(bytes, offset, length);
      case GREETING -> first(FrameReader.read(bytes, offset, length));
      case DECIDING, OVER -> true;
    };
  }

  private boolean next(byte[] bytes, int offset, int length) {
    request(FrameReader.read(bytes, offset, length));
    return true;
  }

  /** Reads a message that would hold up other sockets for too long. */
  private boolean large(byte[] bytes, int offset, int length) {
    try {
      clients
          .workers()
          .execute(
              () -> {
                try {
                  next(bytes, offset, length);
                } finally {
                  socket.resume();
                }
              });
      return false;
    } catch (RejectedExecutionException full) {
      return next(bytes, offset, length);
    }
  }

  private void request(Inbound inbound) {
    if (inbound instanceof Request request) {
      clients.dispatcher().dispatch(this, request);
    } else if (inbound instanceof Malformed malformed) {
      Dispatcher.refuse(
          this,
          malformed.id().filter(sent -> !sent.isNull()).orElse(TextNode.valueOf("invalid")),
          "invalid request frame: " + String.join("; ", malformed.reasons()));
    } else {
      LOG.warn("a message of connection {} is no JSON and was ignored", id);
    }
  }

  private boolean first(Inbound inbound) {
    if (inbound instanceof NotJson) {
      over(CloseCodes.NORMAL, "");
      return true;
    }
    if (!(inbound instanceof Request request)) {
      over(CloseCodes.POLICY, "invalid request frame");
      return true;
    }
    Optional<Refused> wrong = Handshake.wrong(request);
    if (wrong.isPresent()) {
      refuse(request, wrong.get());
      return true;
    }
    phase = Phase.DECIDING;
    try {
      clients.workers().execute(() -> decide(request));
      return false;
    } catch (RejectedExecutionException full) {
      over(CloseCodes.TRY_AGAIN, "the gateway is busy");
      return true;
    }
  }

  private void decide(Request request) {
    try {
      AccessRules rules = clients.rules();
      int drops = clients.drops();
      ConnectDecision decision = clients.handshake().decide(request, rules, peer, nonce);
      if (decision instanceof Accepted accepted) {
        accept(request, accepted, rules, drops);
      } else if (decision instanceof Refused refused) {
        refuse(request, refused);
      }
    } catch (RuntimeException | LinkageError broken) {
      LOG.error("a client at {} could not be welcomed", peer.address(), broken);
      over(CloseCodes.INTERNAL, "internal error");
    } finally {
      socket.resume();
    }
  }

  private void accept(Request request, Accepted accepted, AccessRules rules, int drops) {
    settle();
    if (phase == Phase.OVER) {
      return;
    }
    principal = accepted.principal();
    auth = Optional.of(rules.auth());
    Connection welcomed =
        new Connection(
            id,
            ConnectParams.described(request.params()),
            principal,
            peer.address(),
            peer.local(),
            Instant.now());
    clients.figures().connect(Figures.Connect.ACCEPTED);
    clients.connected(this, welcomed);
    byte[] hello =
        Frames.answer(
            request.id(), clients.hello().payload(welcomed, accepted, rules.auth().mode()));
    socket.connected();
    phase = Phase.CONNECTED;
    outgoing.welcome(hello);
    clients.recheck(this);
    if (principal.deviceId().isPresent() && clients.drops() != drops) {
      close(CloseCodes.AUTH_CHANGED, "device removed");
    }
    if (socket.closing()) {
      phase = Phase.OVER;
      clients.gone(this);
    }
  }

  private void refuse(Request request, Refused refused) {
    phase = Phase.OVER;
    settle();
    clients.figures().connect(Figures.Connect.REFUSED);
    LOG.info("a client at {} was refused: {}", peer.address(), refused.error().message());
    socket.sendAndClose(
        Frames.failure(request.id(), refused.error(), Optional.empty()),
        refused.closeCode(),
        refused.closeReason());
  }

  private void over(int code, String reason) {
    phase = Phase.OVER;
    settle();
    socket.close(code, reason);
  }

  /** The handshake is over, one way or the other. */
  private void settle() {
    deadline.ifPresent(timer -> timer.cancel(false));
    if (unsettled.compareAndSet(true, false)) {
      clients.settled(peer.address());
    }
  }

  /** Sends an event, if this client may see it. */
  void event(RpcEvent event, byte[] open, byte[] openForAdmins) {
    if (sees(event)) {
      outgoing.event(event, principal.has("operator.admin") ? openForAdmins : open);
    }
  }

  private boolean sees(RpcEvent event) {
    if (!event.connections().isEmpty() && !event.connections().contains(id)) {
      return false;
    }
    Optional<String> scope = event.scope();
    return scope.isEmpty()
        || (principal.role().equals("operator")
            && principal.has(scope.orElseThrow())
            && GrantCheck.sees(principal, event));
  }

  /** Whether the client, if it is connected, would be let in by other rules too. */
  boolean mayStay(AccessRules rules, Credentials credentials) {
    return auth.isEmpty()
        || credentials.admits(
            rules, new Credentials.Admission(auth.get(), principal, peer.sender()));
  }

  /** Sends the event that the gateway goes, once. */
  void farewell(byte[] open) {
    outgoing.farewell(open);
  }

  void close(int code, String reason) {
    socket.close(code, reason);
  }

  @Override
  public void ended() {
    phase = Phase.OVER;
    settle();
    clients.gone(this);
    calls.forEach(GatewayCall::abandon);
  }

  @Override
  public String connectionId() {
    return id;
  }

  @Override
  public Principal principal() {
    return principal;
  }

  @Override
  public boolean direct() {
    return peer.local();
  }

  @Override
  public boolean closed() {
    return phase == Phase.OVER;
  }

  @Override
  public void send(byte[] frame) {
    socket.send(frame);
  }

  @Override
  public void sendAndClose(byte[] frame, int code, String reason) {
    socket.sendAndClose(frame, code, reason);
  }

  @Override
  public boolean countUnauthorizedRole() {
    return unauthorized.incrementAndGet() > UNAUTHORIZED_IN_A_ROW;
  }

  @Override
  public void resetUnauthorizedRole() {
    unauthorized.lazySet(0);
  }

  @Override
  public void watch(GatewayCall call) {
    if (calls.add(call)) {
      clients.unanswered().begin();
    }
    if (closed()) {
      call.abandon();
    }
  }

  @Override
  public void unwatch(GatewayCall call) {
    if (calls.remove(call)) {
      clients.unanswered().end();
    }
  }
}
