package ai.openclaw.core.gateway.internal.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class TrustedProxyTest {
  private static final String SETTINGS =
      "\"userHeader\":\"X-User\",\"requiredHeaders\":[\"X-Proof\"],\"allowUsers\":[\"ann\"]";

  private static TrustedProxy.Verdict check(
      String settings, String sources, String socket, String... headers) throws IOException {
    String gateway =
        "{\"auth\":{\"trustedProxy\":{" + settings + "}},\"trustedProxies\":" + sources;
    HttpFields.Mutable fields = HttpFields.build();
    for (int i = 0; i < headers.length; i += 2) {
      fields.add(headers[i], headers[i + 1]);
    }
    return TrustedProxy.of(new ObjectMapper().readTree(gateway + "}"))
        .orElseThrow()
        .check(new Sender(InetAddress.getByName(socket), fields));
  }

  private static String reason(String socket, String... headers) throws IOException {
    return check(SETTINGS, "[\"10.0.0.0/8\",\"127.0.0.1\"]", socket, headers).reason();
  }

  @Test
  void proxyVouchesForAUser() throws IOException {
    var verdict =
        check(SETTINGS, "[\"10.0.0.1\"]", "10.0.0.1", "x-user", " ann ", "x-proof", "yes");
    assertEquals(Optional.of("ann"), verdict.user());
  }

  @Test
  void everyReasonHasItsName() throws IOException {
    assertEquals("trusted_proxy_no_proxies_configured", check(SETTINGS, "[]", "10.0.0.1").reason());
    assertEquals(
        "trusted_proxy_untrusted_source", reason("11.0.0.1", "X-User", "ann", "X-Proof", "1"));
    assertEquals(
        "trusted_proxy_loopback_source", reason("127.0.0.1", "X-User", "ann", "X-Proof", "1"));
    assertEquals("trusted_proxy_missing_header_X-Proof", reason("10.0.0.1", "X-User", "ann"));
    assertEquals(
        "trusted_proxy_missing_header_X-Proof", reason("10.0.0.1", "X-User", "a", "X-Proof", " "));
    assertEquals("trusted_proxy_user_missing", reason("10.0.0.1", "X-Proof", "1"));
    assertEquals(
        "trusted_proxy_user_not_allowed", reason("10.0.0.1", "X-User", "eve", "X-Proof", "1"));
  }

  @Test
  void headerThatTheProxyPassedOnBesideItsOwnIsNotBelieved() throws IOException {
    assertEquals(
        "trusted_proxy_user_missing",
        reason("10.0.0.1", "X-User", "ann", "X-User", "eve", "X-Proof", "1"));
  }

  @Test
  void loopbackProxyIsBelievedWhereThatIsAllowed() throws IOException {
    String settings = "\"userHeader\":\"X-User\",\"allowLoopback\":true";
    assertEquals(
        Optional.of("ann"),
        check(settings, "[\"127.0.0.1\"]", "127.0.0.1", "X-User", "ann").user());
    assertEquals(
        "trusted_proxy_untrusted_source",
        check(settings, "[\"10.0.0.1\"]", "127.0.0.1", "X-User", "ann").reason());
  }
}
