/**
 * The reference implementation with something wrong with it: made by what goes between it and the
 * disk, so that its code stays as it is. The sweeps must find out each.
 */
@NullMarked
package dev.plumbline.faults.mutants;

import org.jspecify.annotations.NullMarked;
