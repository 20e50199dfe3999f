/**
 * The structures of the kernel's FUSE protocol, one class each, as {@code <linux/fuse.h>} defines
 * them: sizes and offsets, no behaviour. All numbers are in the host's own byte order. Source: the
 * kernel's public header, versions 7.31 (Linux 5.4) to 7.45 (Linux 6.18).
 */
@NullMarked
package dev.plumbline.faults.fuse.protocol;

import org.jspecify.annotations.NullMarked;
