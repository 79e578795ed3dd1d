package ai.openclaw.core.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One JSON Schema of the whole configuration. Immutable by convention: the trees are shared and
 * nobody changes them.
 *
 * @param schema the schema, draft 2020-12; every {@code $ref} in it points into it
 * @param hints for a form, by dot path with {@code *} for any key or index: {@code label}, {@code
 *     help}, {@code sensitive}, and of a section {@code group} and {@code order}
 * @param composedAt when it was put together
 */
public record SchemaDocument(ObjectNode schema, ObjectNode hints, Instant composedAt) {}
