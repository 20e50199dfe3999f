package dev.plumbline.search;

import dev.plumbline.stream.RamBlock;

/**
 * A place where it was found.
 *
 * @param block the block
 * @param offsetBytes where in the block
 * @param lengthBytes how long
 * @param context the match, and up to {@link BlockSearch#CONTEXT_BYTES} bytes before and behind it
 *     in the block; each character one byte
 * @param contextOffsetBytes where the context begins in the block
 */
public record Match(
    RamBlock block, long offsetBytes, int lengthBytes, String context, long contextOffsetBytes) {}
