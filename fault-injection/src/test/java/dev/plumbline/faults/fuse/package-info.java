@NullMarked
package dev.plumbline.faults.fuse;

import org.jspecify.annotations.NullMarked;
