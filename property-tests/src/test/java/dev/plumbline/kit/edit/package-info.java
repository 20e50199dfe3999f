/** Edits in the file's own terms. */
@NullMarked
package dev.plumbline.kit.edit;

import org.jspecify.annotations.NullMarked;
