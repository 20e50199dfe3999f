/** Guest RAM as arithmetic: pages, bitmaps, runs of pages, zero pages. Pure memory, no files. */
@NullMarked
package dev.plumbline.ram;

import org.jspecify.annotations.NullMarked;
