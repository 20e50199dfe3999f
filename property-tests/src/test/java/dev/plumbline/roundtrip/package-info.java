/**
 * Files go both ways between this implementation and real QEMUs, and RAM is compared byte for byte:
 * never with what a file says, always with the RAM that was saved. Every file that is written here
 * is also verified; see {@link dev.plumbline.roundtrip.JavaSide}.
 */
@NullMarked
package dev.plumbline.roundtrip;

import org.jspecify.annotations.NullMarked;
