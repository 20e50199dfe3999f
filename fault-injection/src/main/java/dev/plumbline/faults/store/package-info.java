/** Plans and fault logs in files. */
@NullMarked
package dev.plumbline.faults.store;

import org.jspecify.annotations.NullMarked;
