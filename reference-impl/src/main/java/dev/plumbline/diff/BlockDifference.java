package dev.plumbline.diff;

import dev.plumbline.stream.RamBlock;
import org.jspecify.annotations.Nullable;

/**
 * A block in two files.
 *
 * @param name its name in A, or in B when A doesn't have it
 * @param a the block in A, or null
 * @param b the block in B, or null
 * @param pageSizeBytes what pages are counted in: the smaller one of the files' page sizes
 * @param ranges pages that differ; what one file's block has beyond the other's length does
 * @param zeroInA pages among them that are zero in A only
 * @param zeroInB pages among them that are zero in B only
 * @param leftOut whether its content is in one of the files only ({@code x-ignore-shared})
 * @param renamedTo the name of a block only in B that holds the same or nearly, or null
 */
public record BlockDifference(
    String name,
    @Nullable RamBlock a,
    @Nullable RamBlock b,
    long pageSizeBytes,
    PageRanges ranges,
    long zeroInA,
    long zeroInB,
    boolean leftOut,
    @Nullable String renamedTo) {

  /** Whether there is nothing that differs. */
  public boolean isIdentical() {
    return a != null
        && b != null
        && !leftOut
        && ranges.pages() == 0
        && a.usedLengthBytes() == b.usedLengthBytes();
  }

  BlockDifference renamed(String to) {
    return new BlockDifference(name, a, b, pageSizeBytes, ranges, zeroInA, zeroInB, leftOut, to);
  }
}
