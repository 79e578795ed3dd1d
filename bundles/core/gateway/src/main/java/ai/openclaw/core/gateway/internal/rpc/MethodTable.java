package ai.openclaw.core.gateway.internal.rpc;

import java.util.List;
import java.util.Optional;

/** The methods that can be called now. Thread-safe. */
public interface MethodTable {
  /** The method of that name; a map look-up. */
  Optional<BoundMethod> find(String name);

  /** The names of the methods that are listed, sorted. */
  List<String> listed();
}
