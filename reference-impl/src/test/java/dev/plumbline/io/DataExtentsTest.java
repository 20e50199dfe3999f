package dev.plumbline.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Extents on the filesystems at hand; what knows no holes says that all is data. */
final class DataExtentsTest {

  /** At least any filesystem's block, so that what wasn't written is a hole. */
  private static final int UNIT = 64 << 10;

  private static final int UNITS = 40;

  @Provide
  Arbitrary<Set<Integer>> written() {
    return Arbitraries.integers().between(0, UNITS - 1).set().ofMaxSize(20);
  }

  @Property(tries = 60)
  void extentsAreWhereDataWereWritten(
      @ForAll("written") Set<Integer> written, @ForAll @IntRange(max = 1) int filesystem)
      throws IOException {
    Path shm = Path.of("/dev/shm");
    Path path =
        filesystem == 0 && Files.isWritable(shm)
            ? Files.createTempFile(shm, "extents", ".tmp")
            : Files.createTempFile("extents", ".tmp");
    Files.delete(path);
    try (ChannelFile file = ChannelFile.createNew(path)) {
      file.truncate((long) UNITS * UNIT);
      BitSet model = new BitSet();
      for (int unit : written) {
        FullTransfers.writeFully(file, ByteBuffer.allocate(UNIT), (long) unit * UNIT);
        model.set(unit);
      }
      for (int unit = 0; unit < UNITS; unit++) {
        long position = (long) unit * UNIT + UNIT / 3;
        assertThat(file.dataFrom(position)).isEqualTo(expected(model, unit, position));
      }
      assertThat(file.dataFrom((long) UNITS * UNIT)).isEqualTo(Extent.NONE);
      assertThat(file.dataFrom(Long.MAX_VALUE)).isEqualTo(Extent.NONE);
    } finally {
      Files.deleteIfExists(path);
    }
  }

  private static Extent expected(BitSet model, int unit, long position) {
    int first = model.nextSetBit(unit);
    if (first < 0) {
      return Extent.NONE;
    }
    long start = Math.max(position, (long) first * UNIT);
    return new Extent(start, (long) model.nextClearBit(first) * UNIT);
  }
}
