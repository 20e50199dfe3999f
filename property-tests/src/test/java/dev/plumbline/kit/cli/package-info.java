/** The command {@code check}. */
@NullMarked
package dev.plumbline.kit.cli;

import org.jspecify.annotations.NullMarked;
