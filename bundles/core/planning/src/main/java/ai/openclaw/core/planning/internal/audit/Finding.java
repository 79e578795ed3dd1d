package ai.openclaw.core.planning.internal.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Something an audit found.
 *
 * @param code what kind it is
 * @param severity how bad it is
 * @param file where
 * @param jsonPath where in the file
 * @param message in words, never a value
 * @param provider whose credential it is
 * @param profileId the auth profile
 */
record Finding(
    Code code,
    Severity severity,
    String file,
    String jsonPath,
    String message,
    Optional<String> provider,
    Optional<String> profileId) {
  /** The path of a whole file. */
  static final String ROOT = "<root>";

  /** The kinds. */
  enum Code {
    PLAINTEXT_FOUND,
    REF_UNRESOLVED,
    REF_SHADOWED,
    LEGACY_RESIDUE
  }

  /** How bad. */
  enum Severity {
    INFO,
    WARN,
    ERROR
  }

  static Finding plaintext(Path file, String jsonPath, String message) {
    return new Finding(
        Code.PLAINTEXT_FOUND,
        Severity.WARN,
        file.toString(),
        jsonPath,
        message,
        Optional.empty(),
        Optional.empty());
  }

  static Finding unresolved(Path file, String jsonPath, String message) {
    return new Finding(
        Code.REF_UNRESOLVED,
        Severity.ERROR,
        file.toString(),
        jsonPath,
        message,
        Optional.empty(),
        Optional.empty());
  }

  static Finding shadowed(Path file, String jsonPath, String message) {
    return new Finding(
        Code.REF_SHADOWED,
        Severity.WARN,
        String.valueOf(file.getFileName()),
        jsonPath,
        message,
        Optional.empty(),
        Optional.empty());
  }

  static Finding residue(Severity severity, Path file, String jsonPath, String message) {
    return new Finding(
        Code.LEGACY_RESIDUE,
        severity,
        file.toString(),
        jsonPath,
        message,
        Optional.empty(),
        Optional.empty());
  }

  Finding of(Optional<String> name) {
    return new Finding(code, severity, file, jsonPath, message, name, profileId);
  }

  Finding inProfile(String name, String profile) {
    return new Finding(
        code, severity, file, jsonPath, message, Optional.of(name), Optional.of(profile));
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("code", code.name())
        .put("severity", severity.name().toLowerCase(Locale.ROOT))
        .put("file", file)
        .put("jsonPath", jsonPath)
        .put("message", message);
    provider.ifPresent(name -> node.put("provider", name));
    profileId.ifPresent(id -> node.put("profileId", id));
    return node;
  }

  String line() {
    return "- [" + code + "] " + file + ":" + jsonPath + " " + message;
  }
}
