/**
 * Whole-path measurements: a save or restore from start to end, side by side with QEMU and the
 * disk's own limit, in one run and interleaved, because the machine's speed drifts. What came of it
 * is {@link dev.plumbline.bench.path.BenchRun}; what is made of that is elsewhere.
 */
@NullMarked
package dev.plumbline.bench.path;

import org.jspecify.annotations.NullMarked;
