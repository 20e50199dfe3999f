/**
 * Does something again and again, each time with another fault: first once without any, counting
 * calls, then failing at each of them, once and from there on; and with the power failing before
 * each of them, over the subsets of what was not synced. {@link
 * dev.plumbline.faults.sweep.SaveOperation} and {@link dev.plumbline.faults.sweep.RestoreOperation}
 * are what the reference implementation does, on tiny RAM, with the truth kept apart.
 */
@NullMarked
package dev.plumbline.faults.sweep;

import org.jspecify.annotations.NullMarked;
