/** Looks for bytes in guest RAM, in whatever form a file holds it. Over {@code migration}. */
@NullMarked
package dev.plumbline.search;

import org.jspecify.annotations.NullMarked;
