/**
 * The reference implementation with something wrong with it, each time another thing that somebody
 * has really got wrong or easily could: made by what goes between it and its files, so that its
 * code stays as it is. The kit must find out each of them.
 */
@NullMarked
package dev.plumbline.kit.mutants;

import org.jspecify.annotations.NullMarked;
