package dev.plumbline.migration;

import dev.plumbline.io.Extent;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.ram.RunScanner;
import dev.plumbline.stream.RamBlock;
import java.io.IOException;
import java.util.Objects;

/**
 * What bitmap and holes say of a block in the mapped-ram form; no page is read for it.
 *
 * @param setPages pages whose bit is set
 * @param bitsPastEnd bits set past the last page
 * @param setPagesInHoles set pages whose bytes are a hole of the file
 * @param firstSetPageInHoleBytes where the first of them is in the file, or -1
 * @param setPagesOtherOrder pages whose bit is set, had the bitmap the other byte order
 * @param setPagesInHolesOtherOrder the same count, had the bitmap the other byte order
 * @param dataBytes bytes of the page region that aren't holes
 */
public record BlockSurvey(
    long setPages,
    long bitsPastEnd,
    long setPagesInHoles,
    long firstSetPageInHoleBytes,
    long setPagesOtherOrder,
    long setPagesInHolesOtherOrder,
    long dataBytes) {

  /**
   * Surveys a block.
   *
   * @param block one whose bitmap and region are inside the file ({@link RamBlock#isPlaced})
   * @throws IOException when the file can't be read
   */
  public static BlockSurvey of(PositionedFile file, RamBlock block, BitmapOrder order)
      throws IOException {
    MappedRamHeader header = Objects.requireNonNull(block.mapped());
    long region = header.pagesOffsetBytes();
    HoleCounter holes = new HoleCounter(file, region, block.pageSizeBytes());
    HoleCounter otherHoles = new HoleCounter(file, region, block.pageSizeBytes());
    RunScanner scanner = new RunScanner(block.pages(), holes::run);
    RunScanner other = new RunScanner(block.pages(), otherHoles::run);
    BitmapWords.Consumer mine = MappedContent.feeding(scanner, order);
    BitmapWords.Consumer theirs = MappedContent.feeding(other, order.other());
    BitmapWords.forEach(
        file,
        block,
        new BitmapWords.Consumer() {
          @Override
          public void word(long word) throws IOException {
            mine.word(word);
            theirs.word(word);
          }

          @Override
          public void clear(long pages) throws IOException {
            mine.clear(pages);
            theirs.clear(pages);
          }
        });
    scanner.finish();
    other.finish();
    return new BlockSurvey(
        scanner.setPages(),
        scanner.bitsPastEnd(),
        holes.pages(),
        holes.firstOffsetBytes(),
        other.setPages(),
        otherHoles.pages(),
        dataBytes(file, region, region + block.usedLengthBytes()));
  }

  /**
   * Whether the holes of the file fit the bitmap better in the other byte order. In the right order
   * no bit falls past the last page, so it never has fewer pages.
   */
  public boolean otherOrderFitsBetter() {
    boolean fitsBadly = setPagesInHoles > 0 || (setPages == 0 && dataBytes > 0);
    return fitsBadly
        && setPagesInHolesOtherOrder == 0
        && setPagesOtherOrder > 0
        && setPagesOtherOrder >= setPages;
  }

  /**
   * Bytes of a stretch of a file that aren't holes.
   *
   * @throws IOException when the file can't be asked
   */
  public static long dataBytes(PositionedFile file, long startBytes, long endBytes)
      throws IOException {
    long sum = 0;
    long at = startBytes;
    while (at < endBytes) {
      Extent data = file.dataFrom(at);
      if (data.startBytes() >= endBytes) {
        break;
      }
      long end = Math.min(endBytes, data.endBytes());
      sum += end - data.startBytes();
      at = end;
    }
    return sum;
  }
}
