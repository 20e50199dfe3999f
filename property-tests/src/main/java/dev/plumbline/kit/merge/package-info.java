/**
 * Puts the results of shards together: each of a run's parts must be there once, and be part of the
 * same run. What comes out is what the run as a whole would have left.
 */
@NullMarked
package dev.plumbline.kit.merge;

import org.jspecify.annotations.NullMarked;
