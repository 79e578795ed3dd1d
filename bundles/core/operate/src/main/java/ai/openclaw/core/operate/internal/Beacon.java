package ai.openclaw.core.operate.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A gateway that announces itself in the local network. What it says is not proven. Immutable.
 *
 * @param instance its name
 * @param host the machine
 * @param port the port
 * @param text what it says of itself
 */
record Beacon(String instance, String host, int port, Map<String, String> text) {
  /** Copies the map. */
  Beacon {
    text = Map.copyOf(text);
  }

  /** Puts the records of all answers together; an instance without a port is left out. */
  static List<Beacon> of(String service, List<DnsMessage.Answer> answers) {
    Map<String, DnsMessage.Answer> places = new LinkedHashMap<>();
    Map<String, Map<String, String>> texts = new LinkedHashMap<>();
    for (DnsMessage.Answer answer : answers) {
      if (answer.type() == DnsMessage.SRV) {
        places.putIfAbsent(answer.name(), answer);
      } else if (answer.type() == DnsMessage.TXT) {
        texts.putIfAbsent(answer.name(), answer.text());
      }
    }
    return answers.stream()
        .filter(answer -> answer.type() == DnsMessage.PTR && answer.name().equals(service))
        .map(DnsMessage.Answer::target)
        .distinct()
        .flatMap(instance -> Optional.ofNullable(places.get(instance)).stream())
        .map(
            place ->
                new Beacon(
                    place.name().replace("." + service, ""),
                    place.target(),
                    place.port(),
                    texts.getOrDefault(place.name(), Map.of())))
        .toList();
  }

  /** Where a client would connect, by the record of the service, which text alone cannot move. */
  String wsUrl() {
    return (encrypted() ? "wss://" : "ws://") + host + ":" + port;
  }

  /** Where ssh would connect to it, as a user of the same name. */
  String sshTarget(String user) {
    String given = text.getOrDefault("sshPort", "");
    return user + "@" + host + (given.matches("\\d{1,5}") ? ":" + given : "");
  }

  private boolean encrypted() {
    String tls = text.getOrDefault("gatewayTls", "");
    return tls.equals("1") || tls.equals("true");
  }

  void write(ObjectNode node) {
    node.put("instanceName", instance).put("domain", "local.").put("host", host).put("port", port);
    for (String key : List.of("displayName", "lanHost", "tailnetDns", "cliPath", "role")) {
      Optional.ofNullable(text.get(key)).ifPresent(value -> node.put(key, value));
    }
    for (String key : List.of("gatewayPort", "sshPort")) {
      Optional.ofNullable(text.get(key))
          .filter(value -> value.matches("\\d{1,5}"))
          .ifPresent(value -> node.put(key, Integer.parseInt(value)));
    }
    node.put("gatewayTls", encrypted());
    Optional.ofNullable(text.get("gatewayTlsSha256"))
        .ifPresent(value -> node.put("gatewayTlsFingerprintSha256", value));
    node.put("wsUrl", wsUrl());
  }
}
