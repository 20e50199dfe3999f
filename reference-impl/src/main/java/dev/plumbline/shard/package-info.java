/** A run's work dealt out to several runs, on several machines perhaps. Depends on nothing. */
@NullMarked
package dev.plumbline.shard;

import org.jspecify.annotations.NullMarked;
