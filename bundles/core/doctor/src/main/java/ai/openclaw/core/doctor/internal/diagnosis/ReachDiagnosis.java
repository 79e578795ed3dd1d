package ai.openclaw.core.doctor.internal.diagnosis;

import ai.openclaw.api.doctor.Diagnosis;
import ai.openclaw.api.doctor.Examination;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Finding.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Without a gateway of this state directory: whether its port is free for one. */
@Component(property = Diagnosis.ID + "=gateway-port")
public final class ReachDiagnosis implements Diagnosis {
  private static final int USUAL_PORT = 18789;
  private static final int PATIENCE_MS = 2000;
  private static final int ENOUGH = 512;

  private final boolean gateway;

  /** A gateway that asks this itself has its port. */
  @Activate
  public ReachDiagnosis(BundleContext context) {
    this(!"command".equals(context.getProperty("openclaw.purpose")));
  }

  ReachDiagnosis(boolean gateway) {
    this.gateway = gateway;
  }

  @Override
  public List<Finding> examine(Examination examination) {
    JsonNode settings =
        examination
            .source()
            .map(source -> source.path("gateway"))
            .orElseGet(MissingNode::getInstance);
    if (gateway || settings.path("mode").asText().equals("remote")) {
      return List.of();
    }
    int port = settings.path("port").asInt(USUAL_PORT);
    if (port < 1 || port > 65535) {
      return List.of();
    }
    return List.of(
        listener(port)
            .map(who -> taken(port, settings.has("port"), who))
            .orElseGet(
                () ->
                    finding(
                        "GATEWAY_DOWN",
                        Severity.INFO,
                        "No gateway runs with this state directory",
                        "start it: openclaw gateway")));
  }

  /** The usual port is only a problem for whoever means to use it. */
  private static Finding taken(int port, boolean chosen, String who) {
    return finding(
        "GATEWAY_PORT_TAKEN",
        chosen ? Severity.WARNING : Severity.INFO,
        "Port "
            + port
            + " is held by "
            + who
            + ", so a gateway of this state directory cannot"
            + " start",
        "stop it, or choose another port: openclaw config set gateway.port <port>");
  }

  /** Who listens; empty when nobody does. */
  private static Optional<String> listener(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
      return Optional.of(gatewayAnswers(socket) ? "another gateway" : "another program");
    } catch (IOException nobody) {
      return Optional.empty();
    }
  }

  private static boolean gatewayAnswers(Socket socket) {
    try {
      socket.setSoTimeout(PATIENCE_MS);
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET /healthz HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      String answer = new String(in.readNBytes(ENOUGH), StandardCharsets.UTF_8);
      return answer.contains("\"status\":\"live\"");
    } catch (IOException silent) {
      return false;
    }
  }

  private static Finding finding(String code, Severity severity, String message, String remedy) {
    return new Finding(
        code, severity, message, Optional.empty(), "gateway.port", remedy, Optional.empty());
  }
}
