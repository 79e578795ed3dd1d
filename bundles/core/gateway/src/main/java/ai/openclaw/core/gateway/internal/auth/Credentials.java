package ai.openclaw.core.gateway.internal.auth;

import ai.openclaw.api.rpc.ClientGrant;
import ai.openclaw.api.rpc.Principal;
import ai.openclaw.core.devices.ClientInfo;
import ai.openclaw.core.devices.GuessLimit;
import ai.openclaw.core.devices.Offered;
import ai.openclaw.core.devices.SharedSecret;
import ai.openclaw.core.tokens.ClientTokens;
import ai.openclaw.core.tokens.ClientTokens.Found;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks what callers show, at both doors. Thread-safe. */
public final class Credentials {
  private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);
  private static final String SCOPES_HEADER = "x-openclaw-scopes";

  /** What a caller may do who showed the gateway's own secret. */
  private static final Set<String> ALL_SCOPES =
      Set.of(
          "operator.admin",
          "operator.approvals",
          "operator.pairing",
          "operator.read",
          "operator.talk.secrets",
          "operator.write");

  private final RateLimit limit;
  private final ClientTokens tokens;

  public Credentials(RateLimit limit, ClientTokens tokens) {
    this.limit = limit;
    this.tokens = tokens;
  }

  /** What becomes of an HTTP request. */
  public sealed interface Entry {
    /**
     * The caller may come in.
     *
     * @param principal with these scopes
     */
    record Open(Principal principal) implements Entry {}

    /** The caller proved nothing. */
    record Closed() implements Entry {}

    /**
     * The caller is locked out.
     *
     * @param time for so long
     */
    record Locked(Duration time) implements Entry {}
  }

  /**
   * How a client was let in.
   *
   * @param by the rule of that moment
   * @param principal who it is
   * @param sender where it came from
   */
  public record Admission(GatewayAuth by, Principal principal, Sender sender) {}

  /** Whether a client would be let in by rules that hold now. */
  public boolean admits(AccessRules rules, Admission admission) {
    Optional<String> token = admission.principal().grant().map(ClientGrant::id);
    if (token.isPresent()) {
      return rules.auth().mode() != AuthMode.TRUSTED_PROXY && tokens.serves(token.get());
    }
    return admission.principal().deviceOnly()
        || rules.auth().admits(admission.sender(), admission.by());
  }

  /**
   * What a {@code connect} request shows.
   *
   * @param offered its credentials
   * @param client the program, which decides how to say what is wrong
   */
  public record Shown(Offered offered, ClientInfo client) {}

  /** What became of the gateway's own secret in a {@code connect} request. */
  public SharedSecret check(AccessRules rules, Sender sender, Shown shown) {
    Turn turn = Turn.webSocket(limit, rules, sender, Turn.SHARED_SECRET);
    return switch (rules.auth().mode()) {
      case NONE -> new SharedSecret.NotRequired();
      case TOKEN -> check(rules, turn, shown, "token");
      case PASSWORD -> check(rules, turn, shown, "password");
      case TRUSTED_PROXY -> vouched(rules, turn, sender, shown);
    };
  }

  /** The limit on guesses of device tokens that holds for the sender of a request. */
  public GuessLimit deviceTokens(AccessRules rules, Sender sender) {
    return Turn.webSocket(limit, rules, sender, Turn.DEVICE_TOKEN);
  }

  private SharedSecret check(AccessRules rules, Turn turn, Shown shown, String kind) {
    Offered offered = shown.offered();
    Optional<String> secret = kind.equals("token") ? offered.token() : offered.password();
    if (secret.isEmpty() && offered.token().isEmpty()) {
      return Failures.notOffered(Failures.missing(kind, shown.client()), offered);
    }
    Optional<Duration> wait = turn.locked();
    if (wait.isPresent()) {
      return new SharedSecret.Wrong(GuessLimit.refusal(wait.get()));
    }
    if (secret.filter(rules.auth()::matches).isPresent()) {
      turn.right();
      return new SharedSecret.Valid();
    }
    Optional<Found> found = offered.token().flatMap(tokens::find);
    if (found.isPresent()) {
      turn.right();
      return new SharedSecret.Granted(found.get().scopes(), found.get().grant());
    }
    turn.wrong();
    return new SharedSecret.Wrong(
        secret.isPresent()
            ? Failures.mismatch(kind, shown.client())
            : Failures.missing(kind, shown.client()));
  }

  private SharedSecret vouched(AccessRules rules, Turn turn, Sender sender, Shown shown) {
    Offered offered = shown.offered();
    Optional<TrustedProxy> proxy = rules.auth().proxy();
    if (proxy.isEmpty()) {
      return Failures.notOffered(Failures.unauthorized("trusted_proxy_config_missing"), offered);
    }
    TrustedProxy.Verdict verdict = proxy.get().check(sender);
    if (verdict.user().isPresent()) {
      return new SharedSecret.Vouched(verdict.user().get());
    }
    if (offered.password().isPresent() && passwordServes(rules, sender)) {
      return check(rules, turn, shown, "password");
    }
    LOG.info("{} is vouched for by no proxy: {}", sender.socket(), verdict.reason());
    return Failures.notOffered(Failures.unauthorized(verdict.reason()), offered);
  }

  private static boolean passwordServes(AccessRules rules, Sender sender) {
    return rules.auth().secret().isPresent() && rules.auth().local(sender);
  }

  /**
   * Whether the sender of an HTTP request may come in.
   *
   * @param bearer what it sent as a bearer token
   */
  public Entry check(AccessRules rules, Sender sender, Optional<String> bearer) {
    return switch (rules.auth().mode()) {
      case NONE -> new Entry.Open(declared(sender));
      case TOKEN, PASSWORD -> secret(rules, sender, bearer, true);
      case TRUSTED_PROXY -> {
        if (rules.auth().user(sender).isPresent()) {
          yield originAllowed(rules, sender)
              ? new Entry.Open(declared(sender))
              : new Entry.Closed();
        }
        yield bearer.isPresent() && passwordServes(rules, sender)
            ? secret(rules, sender, bearer, false)
            : new Entry.Closed();
      }
    };
  }

  private Entry secret(
      AccessRules rules, Sender sender, Optional<String> bearer, boolean tokensServe) {
    Turn turn = Turn.http(limit, rules, sender);
    Optional<Duration> wait = turn.locked();
    if (wait.isPresent()) {
      return new Entry.Locked(wait.get());
    }
    if (bearer.isEmpty()) {
      return new Entry.Closed();
    }
    if (rules.auth().matches(bearer.get())) {
      turn.right();
      return new Entry.Open(new Principal("operator", ALL_SCOPES, Optional.empty()));
    }
    Optional<Found> found = tokensServe ? tokens.find(bearer.get()) : Optional.empty();
    if (found.isPresent()) {
      turn.right();
      return new Entry.Open(
          new Principal(
              "operator",
              found.get().scopes(),
              Optional.empty(),
              false,
              Optional.of(found.get().grant())));
    }
    turn.wrong();
    return new Entry.Closed();
  }

  /** A page of another site must not use the identity that the operator's browser brings along. */
  private static boolean originAllowed(AccessRules rules, Sender sender) {
    return sender.origin().filter(origin -> !origin.isBlank()).isEmpty()
        || Origins.refusal(rules, sender.origin(), sender.host(), false).isEmpty();
  }

  /** A caller who proved who it is, or need not, and says itself how little it wants to be. */
  private static Principal declared(Sender sender) {
    Set<String> scopes =
        Optional.ofNullable(sender.headers().get(SCOPES_HEADER))
            .map(
                list ->
                    Arrays.stream(list.split(","))
                        .map(String::strip)
                        .filter(scope -> !scope.isEmpty())
                        .collect(Collectors.toSet()))
            .orElse(ALL_SCOPES);
    return new Principal("operator", scopes, Optional.empty());
  }
}
