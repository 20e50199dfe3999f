/**
 * Device state decoded by the description that the stream carries at its end. Knows bytes and JSON,
 * not the frame.
 */
@NullMarked
package dev.plumbline.device;

import org.jspecify.annotations.NullMarked;
