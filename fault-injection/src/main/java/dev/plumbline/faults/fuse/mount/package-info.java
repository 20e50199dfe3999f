/**
 * Mounting and unmounting a FUSE filesystem: by {@code mount(2)} as root, by the program {@code
 * fusermount3} otherwise; and taking away what a killed server has left.
 */
@NullMarked
package dev.plumbline.faults.fuse.mount;

import org.jspecify.annotations.NullMarked;
