@NullMarked
package dev.plumbline.faults.sweep;

import org.jspecify.annotations.NullMarked;
