/** The fault injector on the command line. */
@NullMarked
package dev.plumbline.faults.cli;

import org.jspecify.annotations.NullMarked;
