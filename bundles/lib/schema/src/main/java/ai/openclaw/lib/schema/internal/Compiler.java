package ai.openclaw.lib.schema.internal;

import ai.openclaw.lib.schema.SchemaException;
import ai.openclaw.lib.schema.SchemaLoader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Compiles one document and, on demand, those it refers to. References within a document are
 * compiled with it; references to others when a value first reaches them.
 */
public final class Compiler {
  private final SchemaLoader loader;
  private final Map<String, JsonNode> documents = new HashMap<>();
  private final Map<String, Reference> references = new HashMap<>();
  private final Deque<Reference> pending = new ArrayDeque<>();

  /** Creates one for a document and everything it may lead to. */
  public Compiler(SchemaLoader loader) {
    this.loader = loader;
  }

  /** Compiles the first document. */
  public synchronized Program compile(JsonNode document) {
    documents.put("", document);
    Program program = new Keywords(this, "", "").compile(document);
    drain();
    return program;
  }

  /**
   * What a {@code $ref} leads to.
   *
   * @param from the document that refers
   * @param name the document that is referred to
   * @param pointer the place in it
   */
  Reference reference(String from, String name, String pointer) {
    String key = name.concat("#").concat(pointer);
    Reference known = references.get(key);
    if (known != null) {
      return known;
    }
    var reference = new Reference(this, name, pointer);
    references.put(key, reference);
    if (name.equals(from)) {
      pending.add(reference);
    }
    return reference;
  }

  synchronized Program follow(String name, String pointer) {
    JsonNode document = documents.get(name);
    if (document == null) {
      document = load(name);
      documents.put(name, document);
    }
    JsonNode schema = document.at(pointer);
    if (schema.isMissingNode()) {
      throw new SchemaException(name + "#" + pointer, "a $ref leads here, but there is nothing");
    }
    Program program = new Keywords(this, name, pointer).compile(schema);
    drain();
    return program;
  }

  private JsonNode load(String name) {
    try {
      return loader.load(name);
    } catch (IOException e) {
      throw new SchemaException(name, "cannot be loaded: " + e.getMessage());
    }
  }

  private void drain() {
    for (Reference next = pending.poll(); next != null; next = pending.poll()) {
      next.target();
    }
  }
}
