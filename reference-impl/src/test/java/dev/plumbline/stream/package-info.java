/** Tests of the frame's reader beside those of every command that uses it. */
@NullMarked
package dev.plumbline.stream;

import org.jspecify.annotations.NullMarked;
