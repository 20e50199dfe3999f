/**
 * Performance gates: what {@code gate.json} demands, and whether it is met. Exact gates judge
 * counts ({@link dev.plumbline.bench.count}), timed ones ratios of times measured in alternation in
 * one run; judging is arithmetic, apart from measuring. {@code benchmarks/README.md} says how they
 * are used.
 */
@NullMarked
package dev.plumbline.bench.gate;

import org.jspecify.annotations.NullMarked;
