package ai.openclaw.core.service.internal.diagnosis;

import ai.openclaw.api.doctor.Diagnosis;
import ai.openclaw.api.doctor.Examination;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Finding.Severity;
import ai.openclaw.core.service.GatewayService;
import ai.openclaw.core.service.OtherService;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Services of the user that look like a gateway's; they may be meant, so none is removed. */
@Component(property = Diagnosis.ID + "=gateway-services")
public final class OtherServicesDiagnosis implements Diagnosis {
  private final GatewayService service;

  /** Creates it. */
  @Activate
  public OtherServicesDiagnosis(@Reference GatewayService service) {
    this.service = service;
  }

  @Override
  public List<Finding> examine(Examination examination) throws InterruptedException {
    var findings = new ArrayList<Finding>();
    for (OtherService other : service.others(false)) {
      findings.add(
          ServiceDiagnosis.finding(
              "SERVICE_OTHER",
              Severity.INFO,
              "Other gateway-like service: " + other.label() + " (" + other.detail() + ")",
              "when it is not wanted: " + other.removal()));
    }
    return findings;
  }
}
