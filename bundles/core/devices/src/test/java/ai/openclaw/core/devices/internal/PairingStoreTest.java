package ai.openclaw.core.devices.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.devices.ClientInfo;
import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.internal.PairingStore.Visit;
import ai.openclaw.core.devices.internal.PairingStore.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairingStoreTest {
  private static final String WRITTEN_BY_OTHERS =
      """
      {
        "aa": {
          "deviceId": "aa",
          "publicKey": "k",
          "platform": "linux",
          "clientId": "cli",
          "clientMode": "cli",
          "role": "operator",
          "roles": [
            "operator"
          ],
          "scopes": [],
          "approvedScopes": [
            "operator.read"
          ],
          "note": {
            "by": "Ünï",
            "list": [],
            "map": {}
          },
          "tokens": {
            "operator": {
              "token": "t",
              "role": "operator",
              "scopes": [
                "operator.read"
              ],
              "createdAtMs": 17,
              "future": true
            }
          },
          "createdAtMs": 1795273069116,
          "approvedAtMs": 1795273069116
        },
        "strange": 5
      }"""
          .stripIndent();

  private static final Visitor AA = new Visitor("aa", "operator");

  private final Path state;

  PairingStoreTest(@TempDir Path state) {
    this.state = state;
  }

  @Test
  void rewriteChangesWhatItMeansToAndNothingElse() throws IOException {
    PairingStore store = storeWith(WRITTEN_BY_OTHERS);

    store.visited(AA, visit("gateway-client", Optional.of(99L)));
    store.visited(new Visitor("gone", "operator"), visit("cli", Optional.of(99L)));
    store.writeVisits();

    assertEquals(
        WRITTEN_BY_OTHERS
            .replace("\"clientId\": \"cli\"", "\"clientId\": \"gateway-client\"")
            .replace("\"future\": true", "\"future\": true,\n        \"lastUsedAtMs\": 99"),
        Files.readString(paired()));
  }

  @Test
  void visitsThatChangeNothingWriteNothing() throws IOException {
    PairingStore store = storeWith(WRITTEN_BY_OTHERS + "\n");
    store.visited(AA, visit("cli", Optional.empty()));
    store.writeVisits();
    assertEquals(WRITTEN_BY_OTHERS + "\n", Files.readString(paired()));
  }

  @Test
  void lastUseIsKeptWhenAVisitWithoutTokenFollows() throws IOException {
    PairingStore store = storeWith(WRITTEN_BY_OTHERS);
    store.visited(AA, visit("cli", Optional.of(99L)));
    store.visited(AA, visit("other", Optional.empty()));
    store.writeVisits();
    String written = Files.readString(paired());
    assertTrue(written.contains("\"lastUsedAtMs\": 99"));
    assertTrue(written.contains("\"clientId\": \"other\""));
  }

  @Test
  void whatOthersWriteIsSeenAtTheNextLook() throws IOException {
    PairingStore store = storeWith(WRITTEN_BY_OTHERS);
    assertEquals(List.of("operator.read"), store.find("aa").orElseThrow().approvedScopes());

    Files.writeString(paired(), WRITTEN_BY_OTHERS.replace("operator.read", "operator.admin"));
    assertEquals(List.of("operator.admin"), store.find("aa").orElseThrow().approvedScopes());

    Files.delete(paired());
    assertEquals(Optional.empty(), store.find("aa"));
  }

  @Test
  void sameSizeReplacementIsSeenToo() throws IOException {
    PairingStore store = storeWith(WRITTEN_BY_OTHERS);
    var stamp = Files.getLastModifiedTime(paired());
    assertEquals("linux", store.find("aa").orElseThrow().platform().orElseThrow());

    Path beside = state.resolve("devices/beside");
    Files.writeString(beside, WRITTEN_BY_OTHERS.replace("linux", "macos"));
    Files.setLastModifiedTime(beside, stamp);
    Files.move(beside, paired(), StandardCopyOption.REPLACE_EXISTING);

    assertEquals("macos", store.find("aa").orElseThrow().platform().orElseThrow());
  }

  @Test
  void revokedTokensAndTheirRolesAreNotInForce() throws IOException {
    PairingStore store =
        storeWith(WRITTEN_BY_OTHERS.replace("\"future\": true", "\"revokedAtMs\": 3"));
    assertFalse(store.find("aa").orElseThrow().allows("operator"));
  }

  @Test
  void approvalThatCannotBeWrittenChangesNothing() throws IOException {
    PairingStore store = storeWith(WRITTEN_BY_OTHERS);
    Files.delete(paired());
    Files.createDirectory(paired());
    Files.writeString(paired().resolve("keep"), "x");
    TestDevice device = new TestDevice();
    ConnectAttempt attempt = Attempt.local().by(device);

    assertThrows(
        IOException.class, () -> store.approve(attempt, attempt.device().orElseThrow(), 1));

    assertEquals(1, files());
  }

  @Test
  void whatACrashedWriterLeftBehindIsNotRead() throws IOException {
    PairingStore store = storeWith(WRITTEN_BY_OTHERS);
    Files.writeString(state.resolve("devices/.paired.json.1234.tmp"), "{ \"zz\": { \"dev");

    assertTrue(store.find("aa").isPresent());
    store.visited(AA, visit("other", Optional.empty()));
    store.writeVisits();

    assertEquals("other", store.find("aa").orElseThrow().clientId().orElseThrow());
  }

  @Test
  void newFilesBelongToTheOwnerAlone() throws IOException {
    PairingStore store = new PairingStore(state.resolve("devices"));
    TestDevice device = new TestDevice();
    ConnectAttempt attempt = Attempt.local().by(device);
    store.approve(attempt, attempt.device().orElseThrow(), 1);

    assertEquals("rwx------", mode(state.resolve("devices")));
    assertEquals("rw-------", mode(paired()));
  }

  @Test
  void requestsExpireAfterFiveMinutes() throws IOException {
    PairingStore store = new PairingStore(state.resolve("devices"));
    ConnectAttempt first = Attempt.local().remote().by(new TestDevice());
    ConnectAttempt second = Attempt.local().remote().by(new TestDevice());
    store.request(first, first.device().orElseThrow(), false, 1_000);
    store.request(second, second.device().orElseThrow(), false, 301_001);

    String pending = Files.readString(state.resolve("devices/pending.json"));
    assertFalse(pending.contains(first.device().orElseThrow().id()));
    assertTrue(pending.contains(second.device().orElseThrow().id()));
  }

  @Test
  void messageAboutABrokenFileNamesTheFileAndQuotesNothing() throws IOException {
    PairingStore store = storeWith("{ \"token\": \"sekret ");
    IOException broken = assertThrows(IOException.class, () -> store.find("aa"));
    assertTrue(String.valueOf(broken.getMessage()).contains("paired.json"));
    assertFalse(String.valueOf(broken.getMessage()).contains("sekret"));
  }

  private PairingStore storeWith(String content) throws IOException {
    Files.createDirectories(state.resolve("devices"));
    Files.writeString(paired(), content);
    return new PairingStore(state.resolve("devices"));
  }

  private Path paired() {
    return state.resolve("devices/paired.json");
  }

  private long files() throws IOException {
    try (var list = Files.list(state.resolve("devices"))) {
      return list.count();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Visit visit(String clientId, Optional<Long> usedAtMs) {
    var client = new ClientInfo(clientId, "cli", "1", "linux", Optional.empty(), Optional.empty());
    return new Visit(client, usedAtMs);
  }
}
