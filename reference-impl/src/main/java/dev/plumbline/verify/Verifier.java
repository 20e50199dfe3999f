package dev.plumbline.verify;

import dev.plumbline.format.FindingList;
import dev.plumbline.format.Rule;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.migration.BlockSurvey;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.ram.ZeroPages;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Checks what opening a file doesn't: bitmaps against holes, and with {@code deep} every page.
 * Findings go to the file's own list, beside those of its structure.
 */
public final class Verifier {

  private static final long MAX_FILESYSTEM_BLOCK_BYTES = 1 << 16;

  private final MigrationFile file;
  private final FindingList findings;

  private Verifier(MigrationFile file) {
    this.file = file;
    this.findings = file.findings();
  }

  /**
   * Checks a file.
   *
   * @param file opened; what was wrong with its structure is in its findings already
   * @param deep whether to read every page
   * @param progress told of bytes read with {@code deep}
   * @throws IOException when the file can't be read
   */
  public static void verify(MigrationFile file, boolean deep, Progress progress)
      throws IOException {
    StreamModel model = file.model();
    if (model == null) {
      return;
    }
    Verifier verifier = new Verifier(file);
    for (RamBlock block : model.blocks()) {
      if (block.isPlaced(model.fileSizeBytes())) {
        verifier.survey(block);
      }
    }
    if (deep) {
      DeepScan.scan(file, progress);
    }
  }

  private void survey(RamBlock block) throws IOException {
    BlockSurvey survey = file.survey(block);
    MappedRamHeader header = Objects.requireNonNull(block.mapped());
    if (survey.bitsPastEnd() > 0) {
      findings.add(
          Rule.BITS_PAST_END,
          header.bitmapOffsetBytes() + block.pages() / Byte.SIZE,
          block.name(),
          "bitmap",
          survey.bitsPastEnd() + " bits set past page " + (block.pages() - 1),
          "none",
          "undefined there, and ignored");
    }
    boolean otherOrder = noteOtherOrder(file, block);
    if (survey.setPagesInHoles() > 0) {
      findings.add(
          Rule.SET_PAGE_IN_HOLE,
          survey.firstSetPageInHoleBytes(),
          block.name(),
          "pages",
          survey.setPagesInHoles() + " set pages in holes of the file",
          "data for each set page",
          otherOrder
              ? "wrong byte order of the bitmap?"
              : "likely lost data: never written, or not on the disk before a crash; or copied by"
                  + " a tool that makes holes of zero pages");
    }
    if (survey.setPages() > 0) {
      MovedBitmap.check(file, block);
    } else if (survey.dataBytes() > 0 && survey.dataBytes() > sharedTailBytes(block)) {
      findings.add(
          Rule.BITMAP_ALL_ZERO,
          header.bitmapOffsetBytes(),
          block.name(),
          "bitmap",
          "no bit set over " + survey.dataBytes() + " bytes of data",
          "a bit for each page with data",
          otherOrder
              ? "wrong byte order of the bitmap?"
              : "the bitmap was likely never written: a save that was killed or failed");
    }
  }

  /**
   * Finds a bitmap that the file's holes fit better in the other byte order.
   *
   * @param file receives the finding
   * @param block one with bitmap and region inside the file
   * @return whether there is one
   * @throws IOException when the file can't be read
   */
  public static boolean noteOtherOrder(MigrationFile file, RamBlock block) throws IOException {
    if (!file.survey(block).otherOrderFitsBetter()) {
      return false;
    }
    file.findings()
        .add(
            Rule.BITMAP_ORDER,
            Objects.requireNonNull(block.mapped()).bitmapOffsetBytes(),
            block.name(),
            "bitmap",
            "a bitmap that the file's holes don't fit when it is read "
                + file.bitmapOrder()
                + "-endian, but do when it is read the other way",
            "the byte order of the saving host",
            "try --bitmap-order " + file.bitmapOrder().other());
    return true;
  }

  /**
   * How much of the page region counts as data only because the filesystem's last block of it goes
   * on behind the region, where the next structure stands: the region's own part is zero then.
   */
  private long sharedTailBytes(RamBlock block) throws IOException {
    long region = Objects.requireNonNull(block.mapped()).pagesOffsetBytes();
    long end = region + block.usedLengthBytes();
    long start = Math.max(region, end & -MAX_FILESYSTEM_BLOCK_BYTES);
    ByteBuffer tail = ByteBuffer.allocateDirect((int) (end - start));
    FullTransfers.readFully(file.file(), tail, start);
    MemorySegment bytes = MemorySegment.ofBuffer(tail.flip());
    return ZeroPages.isZero(bytes, 0, bytes.byteSize())
        ? BlockSurvey.dataBytes(file.file(), start, end)
        : 0;
  }
}
