/**
 * Real programs over the mounted filesystem with faults: QEMU, whose verdicts are held against
 * recorded expectations, and the reference implementation, which must never lie.
 */
@NullMarked
package dev.plumbline.kit.mounted;

import org.jspecify.annotations.NullMarked;
