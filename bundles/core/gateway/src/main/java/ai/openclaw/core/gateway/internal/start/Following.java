package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.gateway.internal.auth.AccessRules;
import ai.openclaw.core.gateway.internal.auth.AuthMode;
import ai.openclaw.core.gateway.internal.auth.GatewayAuth;
import ai.openclaw.core.gateway.internal.tls.Tls;
import ai.openclaw.core.gateway.internal.ws.GatewayServer;
import ai.openclaw.core.secrets.Activation;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the running gateway what a changed configuration says: who may connect, the limits, and the
 * sockets it listens on. What cannot be followed leaves everything as it was, and is told.
 */
final class Following {
  private static final Logger LOG = LoggerFactory.getLogger(Following.class);
  private static final List<String> PLACE =
      List.of("gateway.port", "gateway.bind", "gateway.customBindHost");

  private static final String TRANSPORT_SECURITY =
      "/gateway/http/securityHeaders/strictTransportSecurity";

  private final GatewayServer server;
  private final Planner planner;
  private final Optional<GatewayAuth> generated;
  private final Consumer<Listening> moved;
  private final TlsChoice certificates;
  private final Troubles troubles;
  private Optional<Listening> listening = Optional.empty();
  private volatile AccessRules rules;
  private volatile Optional<Tls> tls;

  /** Derives a plan from a configuration. */
  @FunctionalInterface
  interface Planner {
    StartPlan plan(ConfigSnapshot config) throws StartRefused;
  }

  /**
   * Creates it.
   *
   * @param server the server
   * @param planner derives a plan from a configuration
   * @param generated the token that was made for want of one
   * @param rules the rules at the start
   * @param moved is told where the gateway listens, at the start and after each change
   * @param certificates chooses what the port encrypts with
   * @param tls what it encrypts with at the start
   * @param troubles is told what cannot be followed
   */
  Following(
      GatewayServer server,
      Planner planner,
      Optional<GatewayAuth> generated,
      AccessRules rules,
      Consumer<Listening> moved,
      TlsChoice certificates,
      Optional<Tls> tls,
      Troubles troubles) {
    this.server = server;
    this.planner = planner;
    this.generated = generated;
    this.rules = rules;
    this.moved = moved;
    this.certificates = certificates;
    this.tls = tls;
    this.troubles = troubles;
  }

  AccessRules rules() {
    return rules;
  }

  /** What the port encrypts with. */
  Optional<Tls> tls() {
    return tls;
  }

  Troubles troubles() {
    return troubles;
  }

  /** The port is open. */
  synchronized void opened(Listening first, Activation activation) {
    listening = Optional.of(first);
    moved.accept(first);
    LOG.debug("serving activation {}", activation.number());
  }

  /** Takes over what a new activation says. */
  synchronized void follow(Activation activation) {
    Listening now = listening.orElseThrow();
    try {
      StartPlan next = planner.plan(activation.config());
      AccessRules wanted = rules(next, now.port(next), activation);
      Optional<Tls> certificate = certificates.of(activation.config(), next.bind(), now.tls());
      server.clients().limits(LimitChoice.of(activation.config()));
      server.transportSecurity(transportSecurity(activation.config()));
      if (now.same(next, certificate)) {
        apply(wanted);
        settle(now, new Listening(next, now.port(), certificate));
        troubles.clear();
      } else {
        move(now, next, certificate, wanted, activation);
      }
    } catch (StartRefused wrong) {
      troubles.note(
          "gateway-settings-refused",
          "the gateway keeps serving as before: " + wrong.text(),
          List.of("gateway"));
    }
  }

  private static Optional<String> transportSecurity(ConfigSnapshot config) {
    JsonNode policy = config.effective().at(TRANSPORT_SECURITY);
    return policy.isTextual() && !policy.textValue().isBlank()
        ? Optional.of(policy.textValue().strip())
        : Optional.empty();
  }

  private void move(
      Listening now,
      StartPlan next,
      Optional<Tls> certificate,
      AccessRules wanted,
      Activation activation)
      throws StartRefused {
    // Nobody may get in unchecked for a moment: open rules wait for the socket they are meant for.
    boolean open = wanted.auth().mode() == AuthMode.NONE;
    if (!open) {
      apply(wanted);
    }
    try {
      int port = server.move(next.bind().hosts(), now.port(next), certificate);
      apply(wanted);
      settle(now, new Listening(next, port, certificate));
      troubles.clear();
      LOG.info("now listening on {} port {}", String.join(", ", next.bind().hosts()), port);
    } catch (IOException e) {
      if (!open) {
        apply(rules(now.plan(), now.port(), activation));
      }
      troubles.note(
          "listen-refused",
          "the gateway cannot listen on "
              + next.bind().hosts().get(0)
              + ":"
              + now.port(next)
              + (Gateway.taken(e) ? " (the port is in use)" : " (" + e.getMessage() + ")")
              + " and stays on "
              + now.plan().bind().hosts().get(0)
              + ":"
              + now.port()
              + "; free the port or change gateway.port",
          PLACE);
    }
  }

  private AccessRules rules(StartPlan of, int port, Activation activation) throws StartRefused {
    return new Access(of, of.bind().seededOrigins(port), generated).rules(activation);
  }

  private void apply(AccessRules next) {
    rules = next;
    server.clients().rules(next);
  }

  private void settle(Listening before, Listening after) {
    listening = Optional.of(after);
    tls = after.tls();
    if (!before.plan().bind().equals(after.plan().bind())
        || before.port() != after.port()
        || !before.tls().equals(after.tls())) {
      moved.accept(after);
    }
  }
}
