package ai.openclaw.core.doctor.internal.diagnosis;

import ai.openclaw.api.doctor.Diagnosis;
import ai.openclaw.api.doctor.Examination;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Finding.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Doors that stand open: channels that answer anybody, and a gateway that asks for nothing. */
@Component(property = Diagnosis.ID + "=open-doors")
public final class ExposureDiagnosis implements Diagnosis {
  @Override
  public List<Finding> examine(Examination examination) {
    JsonNode source = examination.source().orElseGet(JsonNodeFactory.instance::objectNode);
    var findings = new ArrayList<Finding>();
    for (Map.Entry<String, JsonNode> channel : source.path("channels").properties()) {
      String path = "channels." + channel.getKey();
      channel(examination, path, channel.getValue(), findings);
      for (Map.Entry<String, JsonNode> account : channel.getValue().path("accounts").properties()) {
        channel(examination, path + ".accounts." + account.getKey(), account.getValue(), findings);
      }
    }
    JsonNode gateway = source.path("gateway");
    if (gateway.path("auth").path("mode").asText().equals("none")) {
      String bind = gateway.path("bind").asText("loopback");
      boolean loopback = bind.equals("loopback");
      findings.add(
          finding(
              examination,
              "GATEWAY_WITHOUT_AUTH",
              loopback ? Severity.WARNING : Severity.ERROR,
              loopback
                  ? "Every program on this machine may use the gateway"
                  : "Everybody who reaches this machine may use the gateway",
              "gateway.auth.mode",
              "openclaw config set gateway.auth.mode token"));
    }
    return findings;
  }

  private static void channel(
      Examination examination, String path, JsonNode settings, List<Finding> findings) {
    boolean off = settings.path("enabled").isBoolean() && !settings.path("enabled").asBoolean();
    boolean own = settings.has("dmPolicy");
    String policy =
        own ? settings.path("dmPolicy").asText() : settings.path("dm").path("policy").asText();
    if (policy.equals("open") && !off) {
      String field = path + (own ? ".dmPolicy" : ".dm.policy");
      findings.add(
          finding(
              examination,
              "CHANNEL_OPEN_TO_ANYBODY",
              Severity.WARNING,
              "Anybody who can write to this account talks to the agent",
              field,
              "openclaw config set " + field + " pairing"));
    }
  }

  private static Finding finding(
      Examination examination,
      String code,
      Severity severity,
      String message,
      String path,
      String remedy) {
    return new Finding(
        code, severity, message, Optional.of(examination.config()), path, remedy, Optional.empty());
  }
}
