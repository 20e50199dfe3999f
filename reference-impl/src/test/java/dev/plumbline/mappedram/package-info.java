/** The mapped-ram header and layout against independent models. */
@NullMarked
package dev.plumbline.mappedram;

import org.jspecify.annotations.NullMarked;
