/**
 * What differs between two migration files, whatever their forms: pages block by block, device
 * state field by field. Over {@code stream}, {@code device} and {@code migration}.
 */
@NullMarked
package dev.plumbline.diff;

import org.jspecify.annotations.NullMarked;
