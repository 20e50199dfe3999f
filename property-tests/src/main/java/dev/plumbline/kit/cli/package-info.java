/** The commands {@code check} and {@code merge}. */
@NullMarked
package dev.plumbline.kit.cli;

import org.jspecify.annotations.NullMarked;
