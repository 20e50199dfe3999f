/** The command line's contract: exit codes, streams, JSON, what restore leaves behind. */
@NullMarked
package dev.plumbline.cli;

import org.jspecify.annotations.NullMarked;
