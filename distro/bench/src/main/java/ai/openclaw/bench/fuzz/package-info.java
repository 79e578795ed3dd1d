/** Random comparison of our parsers with those of the reference. */
@NullMarked
package ai.openclaw.bench.fuzz;

import org.jspecify.annotations.NullMarked;
