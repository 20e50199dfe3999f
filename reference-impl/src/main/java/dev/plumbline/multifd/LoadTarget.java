package dev.plumbline.multifd;

import dev.plumbline.io.PositionedFile;

/**
 * Where a block's content goes.
 *
 * @param name the block's name
 * @param ram its RAM file, of the block's length
 * @param pageSizeBytes the target's page size
 * @param lengthBytes the block's length
 * @param blank whether the RAM file reads as zeros: then zero pages need no write
 */
public record LoadTarget(
    String name, PositionedFile ram, int pageSizeBytes, long lengthBytes, boolean blank) {}
