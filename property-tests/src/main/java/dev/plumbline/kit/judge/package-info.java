/**
 * Verdicts, and how they are reached: what was restored is compared with what was saved, every byte
 * of every block, and with nothing that a subject or a file says of itself.
 */
@NullMarked
package dev.plumbline.kit.judge;

import org.jspecify.annotations.NullMarked;
