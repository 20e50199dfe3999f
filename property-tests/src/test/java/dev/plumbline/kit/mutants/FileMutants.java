package dev.plumbline.kit.mutants;

import dev.plumbline.kit.subject.Outcome;
import dev.plumbline.kit.subject.SaveRequest;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.Section;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mutants that write bitmaps, headers and the frame wrongly. */
final class FileMutants {

  private static final int WORD_BYTES = 8;

  private FileMutants() {}

  /** What is done to a file that was saved. */
  @FunctionalInterface
  interface Change {
    void to(Rewriter file) throws IOException;
  }

  /** The same for each block. */
  @FunctionalInterface
  private interface BlockChange {
    void to(Rewriter file, RamBlock block) throws IOException;
  }

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "bitmap-big-endian",
            "the bitmap's words are written as a big-endian host has them",
            () -> blocks(FileMutants::turnWords)),
        Mutant.of(
            "bitmap-word-off-by-one",
            "bits go into the word after the one they belong in",
            () -> blocks((file, block) -> shift(file, block, WORD_BYTES))),
        Mutant.of(
            "bitmap-byte-off-by-one",
            "bits go into the byte after the one they belong in",
            () -> blocks((file, block) -> shift(file, block, 1))),
        Mutant.of(
            "bit-off-by-one",
            "the bit of page n is that of n + 1",
            () -> blocks(FileMutants::shiftBits)),
        Mutant.of(
            "last-bitmap-word-lost",
            "the bitmap's last word is written only when it is full",
            () -> blocks(FileMutants::loseLastWord)),
        Mutant.of(
            "bitmap-never-written",
            "the place of the bitmap stays empty",
            () ->
                blocks(
                    (file, block) -> file.bitmap(block, new byte[(int) block.bitmapSizeBytes()]))),
        Mutant.of(
            "bits-of-zero-pages-set",
            "every page's bit is set, zero or not",
            () -> blocks(FileMutants::setAll)),
        Mutant.of(
            "first-block-s-bitmap-everywhere",
            "all blocks get the bitmap of the first",
            () -> changed(FileMutants::copyBitmaps)),
        new Mutant(
            "stale-bits",
            "a page that was written in one round and zero in a later one keeps its bit",
            "zero-after-nonzero",
            () -> blocks(FileMutants::keepStaleBits)),
        Mutant.of(
            "header-version-zero",
            "headers have version 0",
            () -> blocks((file, block) -> file.version(block, 0))),
        Mutant.of(
            "header-page-size-of-the-host",
            "headers have a page size that isn't the target's",
            () -> blocks((file, block) -> file.pageSize(block, 65536))),
        Mutant.of(
            "header-little-endian",
            "headers are written as an x86 host has them",
            () -> blocks(FileMutants::turnHeader)),
        Mutant.of(
            "two-pages-swapped",
            "pages 0 and 1 of each block go to each other's place",
            () -> blocks(FileMutants::swapPages)),
        Mutant.of(
            "page-torn",
            "the second half of each block's last page is that of the page before",
            () -> blocks(FileMutants::tear)),
        Mutant.of(
            "footer-wrong",
            "the RAM section's footer has another id",
            () -> changed(FileMutants::breakFooter)),
        Mutant.of(
            "total-without-last-block",
            "the total of RAM leaves the last block out",
            () -> changed(FileMutants::breakTotal)),
        Mutant.of(
            "end-missing",
            "the byte that ends the sections is never written",
            () -> changed(FileMutants::cutEnd)));
  }

  static Flaw changed(Change change) {
    return new Flaw() {
      @Override
      Outcome saved(SaveRequest request, Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Accepted && request.options().uri() == null) {
          try (@Nullable Rewriter file =
              Rewriter.open(request.file(), request.options().offsetBytes())) {
            if (file != null) {
              change.to(file);
            }
          }
        }
        return outcome;
      }
    };
  }

  private static Flaw blocks(BlockChange change) {
    return changed(file -> {
      for (RamBlock block : file.blocks()) {
        change.to(file, block);
      }
    });
  }

  private static void turnWords(Rewriter file, RamBlock block) throws IOException {
    byte[] bitmap = file.bitmap(block);
    for (int word = 0; word < bitmap.length; word += WORD_BYTES) {
      turn(bitmap, word, WORD_BYTES);
    }
    file.bitmap(block, bitmap);
  }

  private static void turn(byte[] bytes, int from, int length) {
    for (int i = 0; i < length / 2; i++) {
      byte one = bytes[from + i];
      bytes[from + i] = bytes[from + length - 1 - i];
      bytes[from + length - 1 - i] = one;
    }
  }

  private static void shift(Rewriter file, RamBlock block, int by) throws IOException {
    byte[] bitmap = file.bitmap(block);
    byte[] shifted = new byte[bitmap.length];
    if (bitmap.length > by) {
      System.arraycopy(bitmap, 0, shifted, by, bitmap.length - by);
      file.bitmap(block, shifted);
    }
  }

  private static void shiftBits(Rewriter file, RamBlock block) throws IOException {
    byte[] bitmap = new byte[(int) block.bitmapSizeBytes()];
    for (long page = 0; page + 1 < block.pages(); page++) {
      if (file.isSet(block, page)) {
        bitmap[(int) ((page + 1) / 8)] |= (byte) (1 << (page + 1) % 8);
      }
    }
    file.bitmap(block, bitmap);
  }

  private static void loseLastWord(Rewriter file, RamBlock block) throws IOException {
    byte[] bitmap = file.bitmap(block);
    if (block.pages() % 64 != 0) {
      Arrays.fill(bitmap, bitmap.length - WORD_BYTES, bitmap.length, (byte) 0);
      file.bitmap(block, bitmap);
    }
  }

  private static void setAll(Rewriter file, RamBlock block) throws IOException {
    byte[] zeros = new byte[Rewriter.PAGE_BYTES];
    for (long page = 0; page < block.pages(); page++) {
      if (!file.isSet(block, page)) {
        // Where a set page is a hole, readers find data missing.
        file.write(file.pagesOffset(block) + page * Rewriter.PAGE_BYTES, zeros);
        file.set(block, page);
      }
    }
  }

  private static void copyBitmaps(Rewriter file) throws IOException {
    byte[] first = file.bitmap(file.blocks().getFirst());
    for (RamBlock block : file.blocks()) {
      file.bitmap(block, Arrays.copyOf(first, (int) block.bitmapSizeBytes()));
    }
  }

  /** What earlier rounds wrote still stands in the file. */
  private static void keepStaleBits(Rewriter file, RamBlock block) throws IOException {
    byte[] zeros = new byte[Rewriter.PAGE_BYTES];
    for (long page = 0; page < block.pages(); page++) {
      long at = file.pagesOffset(block) + page * Rewriter.PAGE_BYTES;
      if (!file.isSet(block, page) && !Arrays.equals(file.read(at, Rewriter.PAGE_BYTES), zeros)) {
        file.set(block, page);
      }
    }
  }

  private static void turnHeader(Rewriter file, RamBlock block) throws IOException {
    byte[] header = file.read(block.mappedHeaderOffsetBytes(), 28);
    turn(header, 0, 4);
    turn(header, 4, 8);
    turn(header, 12, 8);
    turn(header, 20, 8);
    file.write(block.mappedHeaderOffsetBytes(), header);
  }

  private static void swapPages(Rewriter file, RamBlock block) throws IOException {
    if (block.pages() > 1 && file.isSet(block, 0) && file.isSet(block, 1)) {
      long at = file.pagesOffset(block);
      byte[] first = file.read(at, Rewriter.PAGE_BYTES);
      file.write(at, file.read(at + Rewriter.PAGE_BYTES, Rewriter.PAGE_BYTES));
      file.write(at + Rewriter.PAGE_BYTES, first);
    }
  }

  private static void tear(Rewriter file, RamBlock block) throws IOException {
    long last = block.pages() - 1;
    if (last > 0 && file.isSet(block, last)) {
      int half = Rewriter.PAGE_BYTES / 2;
      long at = file.pagesOffset(block) + last * Rewriter.PAGE_BYTES + half;
      file.write(at, file.read(at - Rewriter.PAGE_BYTES, half));
    }
  }

  private static void breakFooter(Rewriter file) throws IOException {
    Section ram = file.model().sections().getFirst();
    file.write(ram.endBytes() - 1, new byte[] {(byte) (ram.id() + 1)});
  }

  private static void breakTotal(Rewriter file) throws IOException {
    Section ram = file.model().sections().getFirst();
    List<RamBlock> blocks = file.blocks();
    if (blocks.size() > 1) {
      long total =
          blocks.stream().limit(blocks.size() - 1L).mapToLong(RamBlock::usedLengthBytes).sum();
      byte[] record = ByteBuffer.allocate(8).putLong(total | 4).array();
      file.write(ram.payloadOffsetBytes(), record);
    }
  }

  private static void cutEnd(Rewriter file) throws IOException {
    file.length(file.model().sections().getLast().endBytes());
  }
}
