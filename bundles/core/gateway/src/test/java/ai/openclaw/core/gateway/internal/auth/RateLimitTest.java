package ai.openclaw.core.gateway.internal.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final RateRules THREE =
      new RateRules(3, Duration.ofMinutes(1), Duration.ofMinutes(5), true);

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - Duration.ofMinutes(2).toNanos());
  private final RateLimit limit = new RateLimit(now::get);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private void wrong(String caller, int times) {
    for (int i = 0; i < times; i++) {
      limit.wrong(caller, THREE);
    }
  }

  @Test
  void asManyWrongOnesAsAllowedLockOutForTheWholeTimeAndNoLonger() {
    wrong("a", 2);
    assertEquals(Optional.empty(), limit.wait("a", THREE));
    wrong("a", 1);
    assertEquals(Optional.of(Duration.ofMinutes(5)), limit.wait("a", THREE));
    assertEquals(Optional.empty(), limit.wait("b", THREE));
    pass(Duration.ofMinutes(5).minusSeconds(1));
    assertEquals(Optional.of(Duration.ofSeconds(1)), limit.wait("a", THREE));
    pass(Duration.ofSeconds(1));
    assertEquals(Optional.empty(), limit.wait("a", THREE));
    wrong("a", 2);
    assertEquals(Optional.empty(), limit.wait("a", THREE));
  }

  @Test
  void wrongOnesOutsideTheWindowAreForgottenAndARightOneForgivesTheRest() {
    wrong("a", 2);
    pass(Duration.ofSeconds(61));
    wrong("a", 2);
    assertEquals(Optional.empty(), limit.wait("a", THREE));
    limit.right("a");
    wrong("a", 2);
    assertEquals(Optional.empty(), limit.wait("a", THREE));
  }

  @Test
  void shorterLockoutHoldsForThoseWhoAreLockedOutAlready() {
    wrong("a", 3);
    pass(Duration.ofSeconds(30));
    var shorter = new RateRules(3, Duration.ofMinutes(1), Duration.ofSeconds(10), true);
    assertEquals(Optional.empty(), limit.wait("a", shorter));
  }

  @Test
  void floodOfAddressesTakesBoundedMemory() {
    for (int i = 0; i < 100_000; i++) {
      limit.wrong("caller " + i, THREE);
    }
    assertEquals(10_000, limit.size());
  }

  @Test
  void settingsAreReadWithTheirDefaultsAndNonsenseIsTheDefault() throws IOException {
    var json = new ObjectMapper();
    assertEquals(Optional.empty(), RateRules.of(json.readTree("{\"auth\":{}}")));
    assertEquals(
        Optional.of(RateRules.STANDARD),
        RateRules.of(json.readTree("{\"auth\":{\"rateLimit\":{}}}")));
    RateRules odd =
        RateRules.of(
                json.readTree(
                    "{\"auth\":{\"rateLimit\":{\"maxAttempts\":1e9,\"windowMs\":-1,"
                        + "\"lockoutMs\":1500,\"exemptLoopback\":false}}}"))
            .orElseThrow();
    assertEquals(
        new RateRules(1000, RateRules.STANDARD.window(), Duration.ofMillis(1500), false), odd);
  }

  private AccessRules access(Optional<RateRules> rates, ProxyRules proxies) {
    return new AccessRules(GatewayAuth.none(), Set.of(), false, false, false, proxies, rates);
  }

  private static Sender sender(String socket, String... headers) throws IOException {
    HttpFields.Mutable fields = HttpFields.build();
    for (int i = 0; i < headers.length; i += 2) {
      fields.add(headers[i], headers[i + 1]);
    }
    return new Sender(InetAddress.getByName(socket), fields);
  }

  private boolean locksOut(AccessRules access, Sender sender) {
    for (int i = 0; i < 10; i++) {
      Turn.webSocket(limit, access, sender, Turn.SHARED_SECRET).wrong();
    }
    return Turn.webSocket(limit, access, sender, Turn.SHARED_SECRET).locked().isPresent();
  }

  @Test
  void callersOnThisMachineAreExemptButNotThosePassedOnByAProxyHere() throws IOException {
    AccessRules access = access(Optional.of(THREE), ProxyRules.NONE);
    assertTrue(!locksOut(access, sender("127.0.0.1")));
    assertTrue(locksOut(access, sender("127.0.0.1", "X-Forwarded-For", "203.0.113.1")));
    assertTrue(!locksOut(access, sender("127.0.0.1")));
    var all = new RateRules(3, Duration.ofMinutes(1), Duration.ofMinutes(5), false);
    assertTrue(locksOut(access(Optional.of(all), ProxyRules.NONE), sender("127.0.0.1")));
  }

  @Test
  void withoutSettingsOnlyPagesOfBrowsersAreLimitedEachByItsOrigin() throws IOException {
    AccessRules access = access(Optional.empty(), ProxyRules.NONE);
    assertTrue(!locksOut(access, sender("203.0.113.1")));
    assertTrue(locksOut(access, sender("127.0.0.1", "Origin", "https://evil.example")));
    Sender other = sender("127.0.0.1", "Origin", "http://localhost:18789");
    assertTrue(Turn.webSocket(limit, access, other, Turn.SHARED_SECRET).locked().isEmpty());
    assertTrue(Turn.http(limit, access, sender("203.0.113.1")).locked().isEmpty());
  }

  @Test
  void bucketsAreApartByKindOfCredentialAndByClientBehindAProxy() throws IOException {
    AccessRules access =
        access(
            Optional.of(THREE),
            new ProxyRules(java.util.List.of(Cidr.parse("10.0.0.1").orElseThrow()), false));
    Sender one = sender("10.0.0.1", "X-Forwarded-For", "203.0.113.1");
    Sender two = sender("10.0.0.1", "X-Forwarded-For", "203.0.113.2");
    assertTrue(locksOut(access, one));
    assertTrue(Turn.webSocket(limit, access, two, Turn.SHARED_SECRET).locked().isEmpty());
    assertTrue(Turn.webSocket(limit, access, one, Turn.DEVICE_TOKEN).locked().isEmpty());
    assertTrue(Turn.http(limit, access, one).locked().isPresent());
    Turn.webSocket(limit, access, one, Turn.DEVICE_TOKEN).right();
    assertTrue(Turn.webSocket(limit, access, one, Turn.SHARED_SECRET).locked().isEmpty());
  }

  @Test
  void addressesOfOneNetworkOfIpv6AreOneCaller() throws IOException {
    AccessRules access = access(Optional.of(THREE), ProxyRules.NONE);
    assertTrue(locksOut(access, sender("2001:db8:1:2::1")));
    Sender neighbour = sender("2001:db8:1:2:ffff::9");
    assertTrue(Turn.http(limit, access, neighbour).locked().isPresent());
    assertTrue(Turn.http(limit, access, sender("2001:db8:1:3::1")).locked().isEmpty());
  }
}
