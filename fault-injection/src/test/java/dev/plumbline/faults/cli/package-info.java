@NullMarked
package dev.plumbline.faults.cli;

import org.jspecify.annotations.NullMarked;
