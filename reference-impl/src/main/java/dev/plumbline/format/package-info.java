/**
 * The vocabulary of the specification: structure fields, rules, findings. Knows no file and no
 * memory; every other package may use it.
 */
@NullMarked
package dev.plumbline.format;

import org.jspecify.annotations.NullMarked;
