/**
 * The system calls that a FUSE server makes, through {@link java.lang.foreign}, by their C names.
 * Results are the kernel's; errors come back as {@code -errno}, which is also what a FUSE answer
 * holds. Names are bytes in memory and stay where the kernel put them: they need not be text. The
 * layouts of {@code statfs} and {@code dirent64} are those of 64-bit Linux on x86 and Arm.
 */
@NullMarked
package dev.plumbline.faults.fuse.linux;

import org.jspecify.annotations.NullMarked;
