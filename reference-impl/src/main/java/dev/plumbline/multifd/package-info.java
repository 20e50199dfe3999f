/**
 * Channels that move pages in parallel: batches from one block, zero-page detection, contiguous
 * slices, one positioned write each; the load side; and how the first error ends all of them. Knows
 * RAM, layout and {@code io}, not the stream.
 */
@NullMarked
package dev.plumbline.multifd;

import org.jspecify.annotations.NullMarked;
