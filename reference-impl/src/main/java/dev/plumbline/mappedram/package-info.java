/**
 * The mapped-ram header and the arithmetic of where bitmap, page region and next block go. Pure.
 */
@NullMarked
package dev.plumbline.mappedram;

import org.jspecify.annotations.NullMarked;
