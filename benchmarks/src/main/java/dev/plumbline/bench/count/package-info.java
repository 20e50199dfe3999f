/**
 * What a save or restore asks of the disk, counted at the io port, and what it allocates: numbers
 * that are the same on every machine. Knows nothing of what they should be.
 */
@NullMarked
package dev.plumbline.bench.count;

import org.jspecify.annotations.NullMarked;
