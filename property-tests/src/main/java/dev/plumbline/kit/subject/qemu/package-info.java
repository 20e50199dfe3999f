/**
 * Real QEMUs as subjects, each operation in a process of its own. Knows QEMU's monitor through
 * {@link dev.plumbline.fixtures.qemu} and nothing of the file format.
 */
@NullMarked
package dev.plumbline.kit.subject.qemu;

import org.jspecify.annotations.NullMarked;
