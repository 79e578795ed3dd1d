package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.core.planning.findings.AuditFinding;
import ai.openclaw.core.planning.residue.Residue;
import ai.openclaw.core.planning.residue.SecretPlace;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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
 * @param residue the copy that was found
 */
record Finding(
    Code code,
    Severity severity,
    String file,
    String jsonPath,
    String message,
    Optional<String> provider,
    Optional<String> profileId,
    Optional<Residue> residue) {
  /** The path of a whole file. */
  static final String ROOT = "<root>";

  /** The kinds. */
  enum Code {
    PLAINTEXT_FOUND,
    REF_UNRESOLVED,
    REF_SHADOWED,
    LEGACY_RESIDUE,
    SECRET_RESIDUE,
    RESIDUE_UNREADABLE;

    /** Whether only a sweep finds it. */
    boolean ofSweep() {
      return this == SECRET_RESIDUE || this == RESIDUE_UNREADABLE;
    }
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
        Optional.empty(),
        Optional.empty());
  }

  static Finding copy(Residue residue) {
    String place = residue.line() > 0 ? "<line " + residue.line() : "<byte " + residue.offset();
    String message =
        "holds the value of %s%s%s%s"
            .formatted(
                residue.of().stream()
                    .map(SecretPlace::path)
                    .distinct()
                    .collect(Collectors.joining(", ")),
                residue.form().equals("plain") ? "" : " in the form " + residue.form(),
                residue.count() > 1 ? ", " + residue.count() + " times" : "",
                residue.exposed() ? "; others than its owner may read the file" : "");
    return new Finding(
        Code.SECRET_RESIDUE,
        residue.exposed() ? Severity.ERROR : Severity.WARN,
        residue.file().toString(),
        place + ">",
        message,
        Optional.empty(),
        Optional.empty(),
        Optional.of(residue));
  }

  static Finding unread(Path file, String reason) {
    return new Finding(
        Code.RESIDUE_UNREADABLE,
        Severity.WARN,
        file.toString(),
        ROOT,
        "was not searched for copies: " + reason,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same for what all audits have in common.
   *
   * @param config the main configuration file, which one code names by its bare name
   */
  AuditFinding common(Path config) {
    AuditFinding.Level level =
        switch (severity) {
          case INFO -> AuditFinding.Level.NOTE;
          case WARN -> AuditFinding.Level.WARNING;
          case ERROR -> AuditFinding.Level.ERROR;
        };
    return new AuditFinding(
        code.name(),
        level,
        code == Code.REF_SHADOWED ? config.toString() : file,
        residue.map(copy -> copy.of().get(0).path()).orElse(jsonPath),
        residue.map(Residue::form).orElse(""),
        message,
        residue.map(Residue::line).orElse(0L));
  }

  Finding of(Optional<String> name) {
    return new Finding(code, severity, file, jsonPath, message, name, profileId, residue);
  }

  Finding inProfile(String name, String profile) {
    return new Finding(
        code, severity, file, jsonPath, message, Optional.of(name), Optional.of(profile), residue);
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
    residue.ifPresent(copy -> describe(node, copy));
    return node;
  }

  private static void describe(ObjectNode node, Residue copy) {
    node.put("form", copy.form()).put("count", copy.count()).put("offset", copy.offset());
    if (copy.line() > 0) {
      node.put("line", copy.line());
    }
    if (copy.packed()) {
      node.put("packed", true);
    }
    ArrayNode of = node.putArray("of");
    for (SecretPlace place : copy.of()) {
      of.addObject().put("file", place.file().toString()).put("jsonPath", place.path());
    }
  }

  String line() {
    return "- [" + code + "] " + file + ":" + jsonPath + " " + message;
  }
}
