package ai.openclaw.core.doctor.internal.diagnosis;

import ai.openclaw.api.doctor.Diagnosis;
import ai.openclaw.api.doctor.Examination;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Finding.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Logins that have expired or soon will, and profiles that are set aside for a while. */
@Component(property = Diagnosis.ID + "=auth-profiles")
public final class LoginDiagnosis implements Diagnosis {
  private static final Duration SOON = Duration.ofHours(24);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final InstantSource clock;

  /** Counts from now. */
  @Activate
  public LoginDiagnosis() {
    this(Clock.systemUTC());
  }

  LoginDiagnosis(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public List<Finding> examine(Examination examination) {
    var source = examination.source().orElseGet(JsonNodeFactory.instance::objectNode);
    var findings = new ArrayList<Finding>();
    for (Path store : StateFiles.profileStores(examination.state(), source)) {
      JsonNode profiles = read(store);
      for (Map.Entry<String, JsonNode> profile : profiles.path("profiles").properties()) {
        login(store, profile.getKey(), profile.getValue()).ifPresent(findings::add);
      }
      Path routing = store.resolveSibling("auth-state.json");
      JsonNode stats = read(routing).path("usageStats");
      boolean apart = stats.isObject();
      for (Map.Entry<String, JsonNode> profile :
          (apart ? stats : profiles.path("usageStats")).properties()) {
        setAside(apart ? routing : store, profile.getKey(), profile.getValue())
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> login(Path store, String id, JsonNode profile) {
    long expires = profile.path("expires").asLong();
    if (expires <= 0) {
      return Optional.empty();
    }
    Instant end = Instant.ofEpochMilli(expires);
    boolean over = !end.isAfter(clock.instant());
    boolean renews = !profile.path("refresh").asText().isBlank();
    if (renews || end.isAfter(clock.instant().plus(SOON))) {
      // A login that can be refreshed is, when it is used.
      return Optional.empty();
    }
    return Optional.of(
        finding(
            over ? "AUTH_PROFILE_EXPIRED" : "AUTH_PROFILE_EXPIRES_SOON",
            Severity.WARNING,
            (over ? "It expired at " : "It expires at ") + end + ", and cannot be refreshed",
            store,
            "profiles." + id,
            "sign in again with the provider, or replace it by a key"));
  }

  private Optional<Finding> setAside(Path file, String id, JsonNode stats) {
    Instant disabled = Instant.ofEpochMilli(stats.path("disabledUntil").asLong());
    Instant cooling = Instant.ofEpochMilli(stats.path("cooldownUntil").asLong());
    if (disabled.isAfter(clock.instant())) {
      return Optional.of(
          finding(
              "AUTH_PROFILE_DISABLED",
              Severity.WARNING,
              "It is disabled until " + seconds(disabled) + reason(stats, "disabledReason"),
              file,
              "usageStats." + id,
              "mend the account with the provider; it is tried again by itself then"));
    }
    return cooling.isAfter(clock.instant())
        ? Optional.of(
            finding(
                "AUTH_PROFILE_COOLS_DOWN",
                Severity.INFO,
                "It is not used until " + seconds(cooling) + reason(stats, "cooldownReason"),
                file,
                "usageStats." + id,
                ""))
        : Optional.empty();
  }

  /** Reasons are words of a list; whatever else stands there is not repeated. */
  private static String reason(JsonNode stats, String key) {
    String reason = stats.path(key).asText();
    return reason.matches("[a-z_]{1,32}") ? " (" + reason + ")" : "";
  }

  private static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  private static JsonNode read(Path file) {
    try {
      return Files.isRegularFile(file) ? JSON.readTree(file.toFile()) : MissingNode.getInstance();
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static Finding finding(
      String code, Severity severity, String message, Path file, String path, String remedy) {
    return new Finding(code, severity, message, Optional.of(file), path, remedy, Optional.empty());
  }
}
