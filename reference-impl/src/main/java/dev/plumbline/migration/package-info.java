/**
 * A migration file as a whole: opening it in either form, its blocks' pages, extraction, hashing.
 */
@NullMarked
package dev.plumbline.migration;

import org.jspecify.annotations.NullMarked;
