package dev.plumbline.multifd;

import dev.plumbline.ram.PageBitmap;

/**
 * One block on its way into the file.
 *
 * @param name its id string
 * @param ram its RAM
 * @param pageSizeBytes the target's page size
 * @param bitmapOffsetBytes where its bitmap goes in the file
 * @param pagesOffsetBytes where its page region begins in the file
 * @param bitmap which pages have content in the file so far
 */
public record SavedBlock(
    String name,
    RamSource ram,
    int pageSizeBytes,
    long bitmapOffsetBytes,
    long pagesOffsetBytes,
    PageBitmap bitmap) {}
