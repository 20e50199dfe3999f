/** Whether what is counted is what happens. */
@NullMarked
package dev.plumbline.bench.count;

import org.jspecify.annotations.NullMarked;
