package ai.openclaw.core.configure.internal;

import ai.openclaw.core.configure.internal.mapping.Candidate;
import ai.openclaw.core.configure.internal.mapping.Mapping;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Writes what was answered as a plan. */
final class PlanDocument {
  private PlanDocument() {}

  static ObjectNode of(Staging staging, Clock clock) {
    ObjectNode plan = JsonNodeFactory.instance.objectNode();
    plan.put("version", 1)
        .put("protocolVersion", 1)
        .put("generatedAt", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
        .put("generatedBy", "openclaw secrets configure");
    ArrayNode targets = plan.putArray("targets");
    staging.mappings().forEach(mapping -> target(mapping, targets.addObject()));
    if (!staging.upserts().isEmpty()) {
      ObjectNode upserts = plan.putObject("providerUpserts");
      staging.upserts().forEach((alias, settings) -> upserts.set(alias, settings));
    }
    if (!staging.deletes().isEmpty()) {
      staging.deletes().forEach(plan.putArray("providerDeletes")::add);
    }
    plan.putObject("options")
        .put("scrubEnv", true)
        .put("scrubAuthProfilesForProviderTargets", true)
        .put("scrubLegacyAuthJson", true);
    return plan;
  }

  private static void target(Mapping mapping, ObjectNode target) {
    Candidate candidate = mapping.candidate();
    target.put("type", candidate.type()).put("path", candidate.text());
    candidate.path().forEach(target.putArray("pathSegments")::add);
    target
        .putObject("ref")
        .put("source", mapping.ref().source())
        .put("provider", mapping.ref().provider())
        .put("id", mapping.ref().id());
    candidate.agent().ifPresent(agent -> target.put("agentId", agent));
    candidate.provider().ifPresent(provider -> target.put("providerId", provider));
    candidate.account().ifPresent(account -> target.put("accountId", account));
    candidate.profileProvider().ifPresent(it -> target.put("authProfileProvider", it));
  }
}
