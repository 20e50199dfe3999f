package dev.plumbline.kit.mutants;

import dev.plumbline.stream.RamBlock;
import java.io.IOException;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/** Mutants that put things in the wrong places. */
final class LayoutMutants {

  private static final long MEBIBYTE = 1 << 20;

  private LayoutMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "regions-aligned-to-pages",
            "page regions begin at the next page, not at the next mebibyte",
            () -> laid((end, _) -> Relayout.up(end, 4096))),
        Mutant.of(
            "regions-aligned-in-the-stream",
            "page regions are aligned relative to the stream's start, not in the file",
            () -> laid((end, start) -> start + Relayout.up(end - start, MEBIBYTE))),
        Mutant.of(
            "one-mebibyte-too-far",
            "rounding up goes on by a whole mebibyte when nothing needs rounding",
            () -> laid((end, _) -> (end / MEBIBYTE + 2) * MEBIBYTE)),
        Mutant.of(
            "offsets-in-the-stream",
            "headers tell offsets from the stream's start, not from the file's",
            () -> told((offset, start) -> offset - start)),
        Mutant.of(
            "next-block-aligned",
            "the next block's entry begins at the next 64 KiB, not right behind the region",
            () -> next(end -> Relayout.up(end, 1 << 16))),
        Mutant.of(
            "next-block-too-late",
            "the next block's entry begins one byte behind the region",
            () -> next(end -> end + 1)),
        Mutant.of(
            "region-overlap",
            "all blocks say that their pages are where the first block's are",
            () -> FileMutants.changed(LayoutMutants::overlap)),
        Mutant.of(
            "bitmap-offset-of-the-header",
            "headers say that the bitmap is where the header itself is",
            () ->
                FileMutants.changed(file -> {
                  for (RamBlock block : file.blocks()) {
                    file.bitmapOffset(block, block.mappedHeaderOffsetBytes());
                  }
                })),
        Mutant.of(
            "pages-offset-before-padding",
            "headers say that pages begin right behind the bitmap, but they don't",
            () ->
                FileMutants.changed(file -> {
                  for (RamBlock block : file.blocks()) {
                    file.pagesOffset(
                        block,
                        Relayout.up(file.bitmapOffset(block) + block.bitmapSizeBytes(), 4096));
                  }
                })));
  }

  private static void overlap(Rewriter file) throws IOException {
    long first = file.pagesOffset(file.blocks().getFirst());
    for (RamBlock block : file.blocks()) {
      file.pagesOffset(block, first);
    }
  }

  private static Flaw laid(LongBinaryOperator pages) {
    return FileMutants.changed(file -> Relayout.apply(file, pages::applyAsLong));
  }

  private static long rightPlace(long bitmapEnd) {
    return Relayout.up(bitmapEnd, MEBIBYTE);
  }

  private static Flaw told(LongBinaryOperator told) {
    return FileMutants.changed(file ->
        Relayout.apply(
            file,
            new Relayout.Rule() {
              @Override
              public long pages(long bitmapEnd, long streamOffset) {
                return rightPlace(bitmapEnd);
              }

              @Override
              public long told(long offset, long streamOffset) {
                return told.applyAsLong(offset, streamOffset);
              }
            }));
  }

  private static Flaw next(LongUnaryOperator next) {
    return FileMutants.changed(file ->
        Relayout.apply(
            file,
            new Relayout.Rule() {
              @Override
              public long pages(long bitmapEnd, long streamOffset) {
                return rightPlace(bitmapEnd);
              }

              @Override
              public long next(long endOfPages) {
                return next.applyAsLong(endOfPages);
              }
            }));
  }
}
