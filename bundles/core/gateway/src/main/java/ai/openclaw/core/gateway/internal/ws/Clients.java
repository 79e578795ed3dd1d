package ai.openclaw.core.gateway.internal.ws;

import ai.openclaw.api.rpc.Connection;
import ai.openclaw.api.rpc.ConnectionListener;
import ai.openclaw.api.rpc.RpcEvent;
import ai.openclaw.api.rpc.RpcEvents;
import ai.openclaw.core.devices.DeviceListener;
import ai.openclaw.core.gateway.internal.auth.AccessRules;
import ai.openclaw.core.gateway.internal.auth.Credentials;
import ai.openclaw.core.gateway.internal.rpc.CloseCodes;
import ai.openclaw.core.gateway.internal.rpc.Dispatcher;
import ai.openclaw.core.gateway.internal.rpc.Figures;
import ai.openclaw.core.gateway.internal.rpc.Frames;
import ai.openclaw.core.gateway.internal.rpc.StateVersions;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Every client that is connected, what they share, and the events sent to them. Thread-safe. */
public final class Clients implements RpcEvents, DeviceListener {
  private final Handshake handshake;
  private final Credentials credentials;
  private final Hello hello;
  private final Dispatcher dispatcher;
  private final StateVersions versions;
  private final ScheduledExecutorService scheduler;
  private final ExecutorService workers;
  private final ConnectionListener audience;
  private final Figures figures;
  private final Map<String, ClientConnection> connected = new ConcurrentHashMap<>();
  private final Map<String, Connection> described = new ConcurrentHashMap<>();
  private final Map<String, Integer> unsettled = new ConcurrentHashMap<>();
  private final AtomicInteger drops = new AtomicInteger();
  private final CountDownLatch empty = new CountDownLatch(1);
  private final Unanswered unanswered = new Unanswered();
  private volatile Limits limits;
  private volatile AccessRules rules;
  private volatile boolean parting;
  private volatile Optional<byte[]> goodbye = Optional.empty();

  Clients(
      Limits limits,
      Handshake handshake,
      Credentials credentials,
      Hello hello,
      Dispatcher dispatcher,
      StateVersions versions,
      ScheduledExecutorService scheduler,
      ExecutorService workers,
      ConnectionListener audience,
      Figures figures,
      AccessRules rules) {
    this.limits = limits;
    this.handshake = handshake;
    this.credentials = credentials;
    this.hello = hello;
    this.dispatcher = dispatcher;
    this.versions = versions;
    this.scheduler = scheduler;
    this.workers = workers;
    this.audience = audience;
    this.figures = figures;
    this.rules = rules;
  }

  void startTicking() {
    long every = limits.tick().toMillis();
    var unused = scheduler.scheduleAtFixedRate(this::tick, every, every, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    var payload = JsonNodeFactory.instance.objectNode().put("ts", System.currentTimeMillis());
    publish(RpcEvent.toAll("tick", payload, true));
  }

  @Override
  public void publish(RpcEvent event) {
    figures.event();
    Optional<StateVersions.Pair> version = versions.after(event.name());
    if (connected.isEmpty()) {
      return;
    }
    byte[] open = Frames.openEvent(event.name(), event.payload(), version);
    byte[] openForAdmins =
        event
            .forAdmins()
            .map(payload -> Frames.openEvent(event.name(), payload, version))
            .orElse(open);
    connected.values().forEach(client -> client.event(event, open, openForAdmins));
  }

  /** How many clients are connected. */
  public int count() {
    return connected.size();
  }

  /** Replaces the rules; who was let in with another secret has to come again. */
  public void rules(AccessRules next) {
    rules = next;
    connected.values().forEach(this::recheck);
  }

  AccessRules rules() {
    return rules;
  }

  @Override
  public void dropped(String deviceId, Optional<String> role) {
    drops.incrementAndGet();
    connected.values().stream()
        .filter(client -> client.principal().deviceId().equals(Optional.of(deviceId)))
        .filter(client -> role.isEmpty() || role.get().equals(client.principal().role()))
        .forEach(client -> client.close(CloseCodes.AUTH_CHANGED, "device removed"));
  }

  /** Closes the connections of a client token. */
  void tokenEnded(String tokenId) {
    connected.values().stream()
        .filter(
            client ->
                client.principal().grant().filter(grant -> grant.id().equals(tokenId)).isPresent())
        .forEach(client -> client.close(CloseCodes.AUTH_CHANGED, "client token ended"));
  }

  /** Counts the devices that were dropped: a decision made across a change may be out of date. */
  int drops() {
    return drops.get();
  }

  void recheck(ClientConnection client) {
    if (!client.mayStay(rules, credentials)) {
      client.close(CloseCodes.AUTH_CHANGED, "gateway auth changed");
    } else {
      goodbye.ifPresent(client::farewell);
      if (parting) {
        client.close(CloseCodes.SERVICE_RESTART, "service restart");
      }
    }
  }

  /** Tells every client, and each that is being let in, that the gateway goes. */
  void leave(String reason, Optional<Duration> restartExpected) {
    var payload = JsonNodeFactory.instance.objectNode().put("reason", reason);
    restartExpected.ifPresentOrElse(
        after -> payload.put("restartExpectedMs", after.toMillis()),
        () -> payload.putNull("restartExpectedMs"));
    goodbye = Optional.of(Frames.openEvent("shutdown", payload, Optional.empty()));
    connected.values().forEach(this::recheck);
  }

  /** Sends everyone away. */
  void part() {
    parting = true;
    connected.values().forEach(this::recheck);
  }

  /** The calls that go on after their method has returned. */
  Unanswered unanswered() {
    return unanswered;
  }

  boolean awaitAnswered(Duration longest) throws InterruptedException {
    return unanswered.await(longest);
  }

  /** Whether an address has as many unconnected sockets as it may have. */
  boolean crowded(String address) {
    return unsettled.getOrDefault(address, 0) >= limits.unauthenticatedPerAddress();
  }

  void arrived(String address) {
    unsettled.merge(address, 1, Integer::sum);
  }

  void settled(String address) {
    unsettled.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
  }

  void connected(ClientConnection client, Connection description) {
    described.put(description.id(), description);
    connected.put(client.connectionId(), client);
    audience.connected(description);
  }

  void gone(ClientConnection client) {
    connected.remove(client.connectionId());
    Connection description = described.remove(client.connectionId());
    if (description != null) {
      audience.disconnected(description);
    }
    if (parting && connected.isEmpty()) {
      empty.countDown();
    }
  }

  boolean awaitEmpty(Duration longest) throws InterruptedException {
    return connected.isEmpty() || empty.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  Figures figures() {
    return figures;
  }

  Limits limits() {
    return limits;
  }

  /** Replaces the numbers, for those who come from now on. */
  public void limits(Limits next) {
    limits = next;
  }

  Handshake handshake() {
    return handshake;
  }

  Hello hello() {
    return hello;
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  ScheduledExecutorService scheduler() {
    return scheduler;
  }

  ExecutorService workers() {
    return workers;
  }
}
