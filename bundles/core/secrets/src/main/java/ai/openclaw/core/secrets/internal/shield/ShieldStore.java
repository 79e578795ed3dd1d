package ai.openclaw.core.secrets.internal.shield;

import java.util.List;

/** Where what is remembered outlives the process. */
interface ShieldStore {
  /** Keeps nothing. */
  ShieldStore NONE =
      new ShieldStore() {
        @Override
        public List<Memory> read() {
          return List.of();
        }

        @Override
        public void write(List<Memory> memories) {
          // A command leaves no trace.
        }
      };

  /** What was kept; empty when it cannot be read. */
  List<Memory> read();

  /** Keeps this instead; never fails, at worst it is not kept. */
  void write(List<Memory> memories);
}
