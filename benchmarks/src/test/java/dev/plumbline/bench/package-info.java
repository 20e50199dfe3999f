/** Whether benchmarks run. */
@NullMarked
package dev.plumbline.bench;

import org.jspecify.annotations.NullMarked;
