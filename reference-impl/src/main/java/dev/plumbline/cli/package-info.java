/**
 * The program: commands, their output and exit codes. Only this package prints; everything it
 * prints comes from the packages beside it.
 */
@NullMarked
package dev.plumbline.cli;

import org.jspecify.annotations.NullMarked;
