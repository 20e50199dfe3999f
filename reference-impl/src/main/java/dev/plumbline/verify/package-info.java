/** Checks every invariant of a file without restoring it. */
@NullMarked
package dev.plumbline.verify;

import org.jspecify.annotations.NullMarked;
