package ai.openclaw.core.secrets.internal.shield;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The reasons for not asking, in words. */
final class Reasons {
  private Reasons() {}

  static SecretFailure paused(String alias, Pause pause) {
    return new SecretFailure(
        Codes.PAUSED,
        "the provider \"%s\" has failed %s since %s, last with %s; it is asked again at %s"
            .formatted(
                alias,
                times(pause.failures()),
                text(pause.since()),
                pause.code(),
                text(pause.until())));
  }

  static SecretFailure missed(SecretRef ref, Pause pause) {
    return new SecretFailure(
        Codes.REF_PAUSED,
        "the provider \"%s\" has had no value %s since %s, last with %s; it is asked again at %s"
            .formatted(
                ref.provider(),
                times(pause.failures()),
                text(pause.since()),
                pause.code(),
                text(pause.until())));
  }

  static SecretFailure busy(String alias) {
    return new SecretFailure(
        Codes.BUSY, "the provider \"" + alias + "\" has not answered an earlier call yet");
  }

  static SecretFailure exhausted(String alias, int limit) {
    return new SecretFailure(
        Codes.EXHAUSTED,
        "the provider \"%s\" has had the %d calls of today (UTC) that secrets.resolution.budget allows"
            .formatted(alias, limit));
  }

  static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }
}
