/** Whether gates fail when they should, and only then. */
@NullMarked
package dev.plumbline.bench.gate;

import org.jspecify.annotations.NullMarked;
