/**
 * Whole-path measurements: a save or restore from start to end, side by side with QEMU and the
 * disk's own limit, in one run and interleaved, because the machine's speed drifts.
 */
@NullMarked
package dev.plumbline.bench.path;

import org.jspecify.annotations.NullMarked;
