package ai.openclaw.core.gateway.internal.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyRulesTest {
  private static ProxyRules rules(String gateway) throws IOException {
    return ProxyRules.of(new ObjectMapper().readTree(gateway));
  }

  private static String client(ProxyRules rules, String socket, String... headers)
      throws IOException {
    HttpFields.Mutable fields = HttpFields.build();
    for (int i = 0; i < headers.length; i += 2) {
      fields.add(headers[i], headers[i + 1]);
    }
    return rules.client(new Sender(InetAddress.getByName(socket), fields)).getHostAddress();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.168.1.7, 192.168.1.7, true",
    "192.168.1.7, 192.168.1.8, false",
    "192.168.1.0/25, 192.168.1.127, true",
    "192.168.1.0/25, 192.168.1.128, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::ffff:10.0.0.1, 10.0.0.1, true"
  })
  void rangeHasTheAddressesThatShareItsBits(String range, String address, boolean inside)
      throws IOException {
    assertEquals(inside, Cidr.parse(range).orElseThrow().contains(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @CsvSource({
    "localhost",
    "proxy.example",
    "10.0.0.0/33",
    "10.0.0/8",
    "10.0.0.256",
    "010.0.0.1",
    "::1/129",
    "1:2:3",
    "10.0.0.1/-1",
    "10.0.0.1/",
    "/8",
    "fe80::1%eth0"
  })
  void nameOrBrokenRangeIsNoRange(String text) {
    assertEquals(Optional.empty(), Cidr.parse(text));
  }

  @Test
  void clientIsTheLastHopThatIsNoTrustedProxy() throws IOException {
    ProxyRules rules = rules("{\"trustedProxies\":[\"10.0.0.0/8\", \"nonsense\", \"127.0.0.1\"]}");
    String chain = "6.6.6.6, 203.0.113.9, 10.1.1.1";
    assertEquals("203.0.113.9", client(rules, "10.0.0.1", "X-Forwarded-For", chain));
    assertEquals(
        "203.0.113.9",
        client(rules, "127.0.0.1", "X-Forwarded-For", "6.6.6.6", "x-forwarded-for", "203.0.113.9"));
    assertEquals("198.51.100.1", client(rules, "10.0.0.1", "X-Forwarded-For", "198.51.100.1:4711"));
    assertEquals(
        "2001:db8:0:0:0:0:0:1", client(rules, "10.0.0.1", "X-Forwarded-For", "[2001:db8::1]:443"));
  }

  @Test
  void chainOfAnUntrustedSenderOrWithGarbageIsNotBelieved() throws IOException {
    ProxyRules rules = rules("{\"trustedProxies\":[\"10.0.0.0/8\"]}");
    assertEquals("203.0.113.1", client(rules, "203.0.113.1", "X-Forwarded-For", "6.6.6.6"));
    assertEquals("10.0.0.1", client(rules, "10.0.0.1", "X-Forwarded-For", "6.6.6.6, unknown"));
    assertEquals("10.0.0.1", client(rules, "10.0.0.1", "X-Forwarded-For", "10.2.2.2"));
    assertEquals("10.0.0.1", client(rules, "10.0.0.1"));
  }

  @Test
  void realIpCountsOnlyWhereItIsAllowedAndNothingElseIsThere() throws IOException {
    ProxyRules strict = rules("{\"trustedProxies\":[\"10.0.0.1\"]}");
    ProxyRules lenient = rules("{\"trustedProxies\":[\"10.0.0.1\"],\"allowRealIpFallback\":true}");
    assertEquals("10.0.0.1", client(strict, "10.0.0.1", "X-Real-IP", "203.0.113.9"));
    assertEquals("203.0.113.9", client(lenient, "10.0.0.1", "X-Real-IP", "203.0.113.9"));
    assertEquals(
        "198.51.100.1",
        client(lenient, "10.0.0.1", "X-Real-IP", "203.0.113.9", "X-Forwarded-For", "198.51.100.1"));
    assertEquals("10.0.0.2", client(lenient, "10.0.0.2", "X-Real-IP", "203.0.113.9"));
  }
}
