/**
 * Synthetic migration files, written in the file's own terms and edited field by field. Used by the
 * tests of every package; never by what is tested.
 */
@NullMarked
package dev.plumbline.testing;

import org.jspecify.annotations.NullMarked;
