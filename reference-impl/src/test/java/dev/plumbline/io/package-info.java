/** Positioned files, extents and publishing on the filesystem that the tests run on. */
@NullMarked
package dev.plumbline.io;

import org.jspecify.annotations.NullMarked;
