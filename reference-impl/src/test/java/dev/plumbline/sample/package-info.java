/** Small migration files made for tests, with the RAM that went into them. */
@NullMarked
package dev.plumbline.sample;

import org.jspecify.annotations.NullMarked;
