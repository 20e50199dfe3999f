/** Tests of dealing out work. */
@NullMarked
package dev.plumbline.shard;

import org.jspecify.annotations.NullMarked;
