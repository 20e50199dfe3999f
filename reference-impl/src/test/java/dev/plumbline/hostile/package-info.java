/**
 * Hostile files: whatever their bytes are, the answer comes soon, in little memory, and is a
 * finding.
 */
@NullMarked
package dev.plumbline.hostile;

import org.jspecify.annotations.NullMarked;
