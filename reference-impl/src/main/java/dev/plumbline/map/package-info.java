/** A picture of a file: regions, holes, pages by kind, true to scale. */
@NullMarked
package dev.plumbline.map;

import org.jspecify.annotations.NullMarked;
