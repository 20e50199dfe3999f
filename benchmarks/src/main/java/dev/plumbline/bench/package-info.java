/**
 * Microbenchmarks of the reference implementation's inner loops, run by JMH: one idea per class.
 * How to run them, and what they gave, is in {@code benchmarks/README.md}.
 */
@NullMarked
package dev.plumbline.bench;

import org.jspecify.annotations.NullMarked;
