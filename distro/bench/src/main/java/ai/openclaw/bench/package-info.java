/** Whole-process benchmarks of the unpacked distribution. */
@NullMarked
package ai.openclaw.bench;

import org.jspecify.annotations.NullMarked;
