/**
 * The port for file access with faults, in process: wraps a {@link dev.plumbline.io.PositionedFile}
 * and fails as a list of {@link dev.plumbline.faults.file.Fault}s says. The same list gives the
 * same faults, however many threads use the file.
 */
@NullMarked
package dev.plumbline.faults.file;

import org.jspecify.annotations.NullMarked;
