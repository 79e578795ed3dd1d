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
    Program program = new Keywords(this, "").schema(document, "#");
    drain();
    return program;
  }

  /** What a {@code $ref} found in a document leads to. */
  Reference reference(String document, String ref, String place) {
    int hash = ref.indexOf('#');
    String name = hash < 0 ? ref : ref.substring(0, hash);
    String pointer = hash < 0 ? "" : ref.substring(hash + 1);
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      throw new SchemaException(place, "a $ref leads to a JSON pointer, not to an anchor");
    }
    String target = name.isEmpty() ? document : name;
    Reference known = references.get(target + "#" + pointer);
    if (known != null) {
      return known;
    }
    var reference = new Reference(() -> follow(target, pointer, place));
    references.put(target + "#" + pointer, reference);
    if (target.equals(document)) {
      pending.add(reference);
    }
    return reference;
  }

  private synchronized Program follow(String name, String pointer, String place) {
    JsonNode document = documents.get(name);
    if (document == null) {
      document = load(name, place);
      documents.put(name, document);
    }
    JsonNode schema = document.at(pointer);
    if (schema.isMissingNode()) {
      throw new SchemaException(place, "the $ref leads nowhere");
    }
    Program program = new Keywords(this, name).schema(schema, name + "#" + pointer);
    drain();
    return program;
  }

  private JsonNode load(String name, String place) {
    try {
      return loader.load(name);
    } catch (IOException e) {
      throw new SchemaException(place, "cannot load \"" + name + "\": " + e.getMessage());
    }
  }

  private void drain() {
    for (Reference next = pending.poll(); next != null; next = pending.poll()) {
      next.target();
    }
  }
}
