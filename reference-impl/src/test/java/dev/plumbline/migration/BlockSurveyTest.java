package dev.plumbline.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.testing.MemoryFile;
import dev.plumbline.testing.WatchedFile;
import java.io.IOException;
import java.util.BitSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Set pages against holes, where holes have any size, also smaller than a page. */
final class BlockSurveyTest {

  private static final int PAGE = 4096;
  private static final int REGION = 1 << 20;

  /** Holes come in units of a quarter page. */
  private static final int UNIT = PAGE / 4;

  @Provide
  Arbitrary<byte[]> bitmaps() {
    return Arbitraries.bytes().array(byte[].class).ofSize(24);
  }

  @Provide
  Arbitrary<BitSet> data() {
    // Runs, so that there are also pages without any data.
    return Arbitraries.integers()
        .between(0, 40)
        .list()
        .ofMaxSize(60)
        .map(lengths -> {
          BitSet units = new BitSet();
          int at = 0;
          for (int i = 0; i < lengths.size(); i++) {
            units.set(at, at + lengths.get(i), i % 2 == 1);
            at += lengths.get(i);
          }
          return units;
        });
  }

  @Property
  void countsAreThoseOfANaiveModel(
      @ForAll("bitmaps") byte[] bitmap,
      @ForAll("data") BitSet data,
      @ForAll @IntRange(min = 1, max = 192) int pages,
      @ForAll BitmapOrder order)
      throws IOException {
    MappedRamHeader header = new MappedRamHeader(1, PAGE, 64, REGION);
    RamBlock block = new RamBlock("b", (long) pages * PAGE, PAGE, 0, -1, header);
    WatchedFile file = new WatchedFile(holey(bitmap, data));
    BlockSurvey survey = BlockSurvey.of(file, block, order);
    assertThat(file.reads()).as("no page is read").allMatch(read -> read.endBytes() <= REGION);

    long set = 0;
    long holes = 0;
    long first = -1;
    long otherSet = 0;
    long otherHoles = 0;
    for (int page = 0; page < pages; page++) {
      boolean hole = data.get(page * 4, page * 4 + 4).isEmpty();
      set += bit(bitmap, page, order) ? 1 : 0;
      otherSet += bit(bitmap, page, order.other()) ? 1 : 0;
      otherHoles += hole && bit(bitmap, page, order.other()) ? 1 : 0;
      if (hole && bit(bitmap, page, order)) {
        holes++;
        first = first < 0 ? REGION + (long) page * PAGE : first;
      }
    }
    long past = 0;
    for (int page = pages; page < (pages + 63) / 64 * 64; page++) {
      past += bit(bitmap, page, order) ? 1 : 0;
    }
    long bytes = (long) data.get(0, pages * 4).cardinality() * UNIT;
    assertThat(survey)
        .isEqualTo(new BlockSurvey(set, past, holes, first, otherSet, otherHoles, bytes));
    boolean fitsBadly = holes > 0 || (set == 0 && bytes > 0);
    assertThat(survey.otherOrderFitsBetter())
        .isEqualTo(fitsBadly && otherHoles == 0 && otherSet > 0 && otherSet >= set);
  }

  private static boolean bit(byte[] bitmap, int page, BitmapOrder order) {
    int index = order == BitmapOrder.LITTLE ? page / 8 : page / 64 * 8 + 7 - page % 64 / 8;
    return (bitmap[index] >> page % 8 & 1) != 0;
  }

  /** A bitmap at 64, and a page region with holes. */
  private static MemoryFile holey(byte[] bitmap, BitSet data) {
    MemoryFile file = new MemoryFile(UNIT);
    file.write(bitmap, 64);
    data.stream().forEach(unit -> file.write(new byte[UNIT], REGION + (long) unit * UNIT));
    file.truncate(1 << 30);
    return file;
  }
}
