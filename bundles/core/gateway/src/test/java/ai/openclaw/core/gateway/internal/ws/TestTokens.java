package ai.openclaw.core.gateway.internal.ws;

import ai.openclaw.api.rpc.ClientGrant;
import ai.openclaw.core.tokens.ClientTokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Client tokens in memory; the id of each is its value. */
final class TestTokens implements ClientTokens {
  private final Map<String, Found> tokens = new ConcurrentHashMap<>();

  void add(String value, Set<String> scopes, List<String> methods, List<String> endpoints) {
    tokens.put(
        value,
        new Found(scopes, new ClientGrant(value, value, methods, endpoints, List.of("main"))));
  }

  void remove(String value) {
    tokens.remove(value);
  }

  @Override
  public Optional<Found> find(String offered) {
    return Optional.ofNullable(tokens.get(offered));
  }

  @Override
  public boolean serves(String tokenId) {
    return tokens.containsKey(tokenId);
  }
}
