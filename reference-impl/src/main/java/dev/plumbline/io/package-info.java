/**
 * The one narrow port for positioned file I/O, its POSIX side, data extents, and publishing a file
 * whole or not at all. Knows nothing of the format.
 *
 * <p>Which call goes which way: positioned reads and writes, size, truncate and sync go through
 * {@link java.nio.channels.FileChannel}, which starts fast and allocates nothing per request. What
 * Java has no call for, {@code lseek} with {@code SEEK_DATA} and {@code SEEK_HOLE}, goes through
 * {@link java.lang.foreign}, loaded only when somebody asks for extents.
 */
@NullMarked
package dev.plumbline.io;

import org.jspecify.annotations.NullMarked;
