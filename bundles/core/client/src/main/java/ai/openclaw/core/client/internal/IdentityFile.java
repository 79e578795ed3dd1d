package ai.openclaw.core.client.internal;

import ai.openclaw.lib.files.AtomicFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/**
 * The file {@code identity/device.json} of a state directory, which every client on this machine
 * shares.
 */
final class IdentityFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Path file;

  IdentityFile(Path state) {
    folder = state.resolve("identity");
    file = folder.resolve("device.json");
  }

  /**
   * Reads the identity, or makes one.
   *
   * @throws IOException when the file cannot be used or made; the message shows none of its content
   */
  DeviceIdentity load() throws IOException {
    Optional<DeviceIdentity> known = find();
    return known.isPresent() ? known.get() : create();
  }

  /**
   * Reads the identity, if there is one.
   *
   * @throws IOException when the file cannot be used; the message shows none of its content
   */
  Optional<DeviceIdentity> find() throws IOException {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      JsonNode stored = JSON.readTree(content);
      KeyFactory keys = KeyFactory.getInstance("Ed25519");
      return Optional.of(
          new DeviceIdentity(
              new KeyPair(
                  keys.generatePublic(new X509EncodedKeySpec(decode(stored, "publicKeyPem"))),
                  keys.generatePrivate(new PKCS8EncodedKeySpec(decode(stored, "privateKeyPem"))))));
    } catch (JsonProcessingException | GeneralSecurityException | IllegalArgumentException e) {
      // The cause may quote the key, so it is left out.
      throw new IOException(
          file + " holds no usable device key; remove it, then the next call makes a new one");
    }
  }

  private DeviceIdentity create() throws IOException {
    try {
      KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var identity = new DeviceIdentity(keys);
      ObjectNode stored = JSON.createObjectNode();
      stored.put("version", 1);
      stored.put("deviceId", identity.id());
      stored.put("publicKeyPem", pem("PUBLIC", keys.getPublic().getEncoded()));
      stored.put("privateKeyPem", pem("PRIVATE", keys.getPrivate().getEncoded()));
      stored.put("createdAtMs", InstantSource.system().millis());
      AtomicFile.folder(folder);
      String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(stored) + "\n";
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
      return identity;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK from 15 on has Ed25519", e);
    }
  }

  private static byte[] decode(JsonNode stored, String key) {
    String text = stored.path(key).asText().replaceAll("-----[A-Z ]+-----", "");
    return Base64.getMimeDecoder().decode(text);
  }

  private static String pem(String kind, byte[] encoded) {
    return "-----BEGIN "
        + kind
        + " KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
        + "\n-----END "
        + kind
        + " KEY-----\n";
  }
}
