/** Contents, extraction and hashing of small sample files. */
@NullMarked
package dev.plumbline.migration;

import org.jspecify.annotations.NullMarked;
