package ai.openclaw.core.tokens.internal.command;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.core.tokens.internal.StoredToken;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** How tokens are shown to people. */
final class Shown {
  private Shown() {}

  static List<String> row(StoredToken token, long nowMs) {
    return List.of(
        token.grant().name(),
        token.grant().id(),
        String.join(" ", token.scopes()),
        list(token.grant().methods(), "none"),
        list(token.grant().endpoints(), "none"),
        list(token.grant().agents(), "all"),
        token.serves(nowMs) ? time(token.expiresAtMs(), "never") : "expired",
        time(token.lastUsedAtMs(), "never"));
  }

  /** One sentence. */
  static String allows(StoredToken token) {
    return "It grants "
        + String.join(" ", token.scopes())
        + "; methods: "
        + list(token.grant().methods(), "none")
        + "; endpoints: "
        + list(token.grant().endpoints(), "none")
        + "; agents: "
        + list(token.grant().agents(), "all")
        + "; ends: "
        + time(token.expiresAtMs(), "never")
        + ".";
  }

  static CommandResult unusable(IOException e) {
    return CommandResult.failed(
        CommandFailure.of("CLIENT_TOKEN_STORE", String.valueOf(e.getMessage())));
  }

  private static String list(List<String> values, String otherwise) {
    return values.isEmpty() ? otherwise : String.join(" ", values);
  }

  private static String time(Optional<Long> at, String otherwise) {
    return at.map(ms -> Instant.ofEpochMilli(ms).truncatedTo(ChronoUnit.SECONDS).toString())
        .orElse(otherwise);
  }
}
