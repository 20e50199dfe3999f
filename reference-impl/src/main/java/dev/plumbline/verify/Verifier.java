package dev.plumbline.verify;

import dev.plumbline.format.FindingList;
import dev.plumbline.format.Rule;
import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.migration.BlockSurvey;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.util.Objects;

/**
 * Checks what opening a file doesn't: bitmaps against holes, and with {@code deep} every page.
 * Findings go to the file's own list, beside those of its structure.
 */
public final class Verifier {

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
    BlockSurvey survey = BlockSurvey.of(file.file(), block, file.bitmapOrder());
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
    boolean otherOrder = survey.otherOrderFitsBetter();
    if (otherOrder) {
      findings.add(
          Rule.BITMAP_ORDER,
          header.bitmapOffsetBytes(),
          block.name(),
          "bitmap",
          "a bitmap that the file's holes don't fit when it is read "
              + file.bitmapOrder()
              + "-endian, but do when it is read the other way",
          "the byte order of the saving host",
          "try --bitmap-order " + file.bitmapOrder().other());
    }
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
    if (survey.setPages() == 0 && survey.dataBytes() > 0) {
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
}
