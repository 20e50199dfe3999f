/** The commands of the benchmarks module. Knows everything else in it; nothing in it knows this. */
@NullMarked
package dev.plumbline.bench.cli;

import org.jspecify.annotations.NullMarked;
