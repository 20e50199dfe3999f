/** Verdicts, and how they are reached. */
@NullMarked
package dev.plumbline.kit.judge;

import org.jspecify.annotations.NullMarked;
