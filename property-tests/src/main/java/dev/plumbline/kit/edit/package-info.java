/**
 * Small edits to migration files in the file's own terms, such as {@code block[1].header.pageSize =
 * 8192}: how cases make damaged files out of whole ones. Where things are is read from the whole
 * file, once, before the first edit.
 */
@NullMarked
package dev.plumbline.kit.edit;

import org.jspecify.annotations.NullMarked;
