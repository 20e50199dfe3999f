/**
 * The frame of the migration stream: file header, configuration, sections, footers, RAM records.
 * Reads through {@code io}; hostile input ends in findings, never in an exception other than {@link
 * java.io.IOException}.
 */
@NullMarked
package dev.plumbline.stream;

import org.jspecify.annotations.NullMarked;
