package dev.plumbline.bench.path;

import dev.plumbline.faults.file.ForwardingDisk;
import dev.plumbline.faults.file.ForwardingFile;
import dev.plumbline.io.Disk;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** The real disk, with the requests to one file counted by size. */
final class CountingDisk extends ForwardingDisk {

  private static final int DIGITS = 3;

  private final Histogram sizes = new ConcurrentHistogram(DIGITS);
  private final LongAdder moved = new LongAdder();

  CountingDisk() {
    super(Disk.REAL);
  }

  @Override
  protected PositionedFile main(PositionedFile file) {
    return new Counted(file);
  }

  @Override
  protected PositionedFile channel(PositionedFile file) {
    return new Counted(file);
  }

  /** What was counted so far. */
  Requests requests() {
    List<Requests.Size> list = new ArrayList<>();
    for (HistogramIterationValue value : sizes.recordedValues()) {
      // Multiples of a page are exact, up to 8 MiB.
      long size = sizes.lowestEquivalentValue(value.getValueIteratedTo());
      list.add(new Requests.Size(size, value.getCountAtValueIteratedTo()));
    }
    return new Requests(sizes.getTotalCount(), moved.sum(), list);
  }

  private final class Counted extends ForwardingFile {

    Counted(PositionedFile file) {
      super(file);
    }

    @Override
    public int read(ByteBuffer target, long positionBytes) throws IOException {
      return count(super.read(target, positionBytes));
    }

    @Override
    public int write(ByteBuffer source, long positionBytes) throws IOException {
      return count(super.write(source, positionBytes));
    }

    private int count(int bytes) {
      if (bytes > 0) {
        sizes.recordValue(bytes);
        moved.add(bytes);
      }
      return bytes;
    }
  }
}
