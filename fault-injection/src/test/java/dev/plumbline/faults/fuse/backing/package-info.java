@NullMarked
package dev.plumbline.faults.fuse.backing;

import org.jspecify.annotations.NullMarked;
