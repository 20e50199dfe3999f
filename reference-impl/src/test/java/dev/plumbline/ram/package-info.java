/** Runs of pages, page sets and zero pages against naive models. */
@NullMarked
package dev.plumbline.ram;

import org.jspecify.annotations.NullMarked;
