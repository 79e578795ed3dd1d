package ai.openclaw.core.doctor.internal.diagnosis;

import ai.openclaw.api.doctor.Diagnosis;
import ai.openclaw.api.doctor.Examination;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Finding.Severity;
import ai.openclaw.api.doctor.Mend;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What a gateway needs to start: that it is meant to run here, and a token. */
@Component(property = Diagnosis.ID + "=gateway")
public final class GatewayDiagnosis implements Diagnosis {
  /** The code of a token that is missing. */
  public static final String TOKEN_MISSING = "GATEWAY_TOKEN_MISSING";

  private static final String TOKEN_VARIABLE = "OPENCLAW_GATEWAY_TOKEN";

  private final Map<String, String> environment;

  /** Knows the variables of this process. */
  @Activate
  public GatewayDiagnosis() {
    this(System.getenv());
  }

  GatewayDiagnosis(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public List<Finding> examine(Examination examination) {
    var findings = new ArrayList<Finding>();
    if (examination.configFiles().isEmpty() || examination.source().isEmpty()) {
      // A gateway without a configuration says itself what to do.
      return findings;
    }
    JsonNode gateway = examination.source().get().path("gateway");
    if (!gateway.has("mode")) {
      findings.add(
          finding(
              examination,
              "GATEWAY_MODE_MISSING",
              Severity.ERROR,
              "The gateway does not start: it is not said whether it runs here",
              "gateway.mode",
              new Mend(
                  "sets gateway.mode to local",
                  List.of(
                      new Mend.SetConfig(List.of("gateway", "mode"), TextNode.valueOf("local"))))));
    }
    if (needsToken(gateway)) {
      findings.add(
          finding(
              examination,
              TOKEN_MISSING,
              Severity.WARNING,
              "There is no token: the gateway makes one at its next start",
              "gateway.auth.token",
              NewToken.mend()));
    }
    return findings;
  }

  /** Whether a reference stands for the token: then it is renewed where it is kept. */
  public static boolean referenced(ObjectNode source) {
    JsonNode token = source.path("gateway").path("auth").path("token");
    return token.isObject() || token.asText().strip().startsWith("${");
  }

  private boolean needsToken(JsonNode gateway) {
    JsonNode auth = gateway.path("auth");
    String mode = auth.path("mode").asText("token");
    boolean here = gateway.path("mode").asText("local").equals("local");
    return here
        && mode.equals("token")
        && absent(auth.path("token"))
        && (auth.has("mode") || absent(auth.path("password")))
        && environment.getOrDefault(TOKEN_VARIABLE, "").isBlank();
  }

  private static boolean absent(JsonNode value) {
    return !value.isObject() && value.asText().isBlank();
  }

  private static Finding finding(
      Examination examination,
      String code,
      Severity severity,
      String message,
      String path,
      Mend mend) {
    return new Finding(
        code,
        severity,
        message,
        Optional.of(examination.config()),
        path,
        "run: openclaw doctor --fix",
        Optional.of(mend));
  }
}
