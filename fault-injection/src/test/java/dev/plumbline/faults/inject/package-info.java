@NullMarked
package dev.plumbline.faults.inject;

import org.jspecify.annotations.NullMarked;
