package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveClientTest {
  @TempDir Path state;

  private LiveClient client() {
    Places places = Places.of(state, Map.of("OPENCLAW_STATE_DIR", state.toString()), "");
    return new LiveClient(places, new Terminal(false, false, "none", false));
  }

  @Test
  void sendsTheRequestAndGivesTheExitCode() throws Exception {
    Files.createDirectories(state.resolve("run"));
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(state.resolve("run/control.sock")));
      var seen =
          CompletableFuture.supplyAsync(
              () -> {
                try (var channel = server.accept()) {
                  var in = new DataInputStream(Channels.newInputStream(channel));
                  char type = (char) in.readUnsignedByte();
                  in.readInt();
                  String version = text(in);
                  text(in);
                  String terminal = text(in);
                  String color = text(in);
                  int count = in.readInt();
                  String argument = text(in);
                  int variables = in.readInt();
                  String variable = text(in);
                  var out = new DataOutputStream(Channels.newOutputStream(channel));
                  out.writeByte('X');
                  out.writeInt(4);
                  out.writeInt(130);
                  return List.of(
                      String.valueOf(type),
                      version,
                      terminal,
                      color,
                      Integer.toString(count),
                      argument,
                      Integer.toString(variables),
                      variable);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      int exit =
          client()
              .run(
                  List.of("größe"), Map.of("OPENCLAW_PROFILE", "p", "SECRET", "stays here"), false);
      assertEquals(130, exit);
      assertEquals(
          List.of("R", "1", "none", "plain", "1", "größe", "1", "OPENCLAW_PROFILE=p"),
          seen.get(60, TimeUnit.SECONDS));
    }
  }

  @Test
  void aGatewayThatSaysNothingIsGivenUp() throws Exception {
    Files.createDirectories(state.resolve("run"));
    Places places = Places.of(state, Map.of("OPENCLAW_STATE_DIR", state.toString()), "");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(state.resolve("run/control.sock")));
      var client = new LiveClient(places, new Terminal(false, false, "none", false), 50);
      assertEquals(LiveClient.SILENT, client.run(List.of("status"), Map.of(), false));
    }
  }

  @Test
  void aSocketNobodyListensOnMeansNoGateway() throws Exception {
    Files.createDirectories(state.resolve("run"));
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(state.resolve("run/control.sock")));
    }
    assertEquals(LiveClient.NO_GATEWAY, client().run(List.of("status"), Map.of(), false));
  }

  @Test
  void noSocketMeansNoGateway() throws Exception {
    assertEquals(LiveClient.NO_GATEWAY, client().run(List.of("status"), Map.of(), false));
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
