/** The kit on the reference, and the kit's own tests: that its cases can fail. */
@NullMarked
package dev.plumbline.kit;

import org.jspecify.annotations.NullMarked;
