package dev.plumbline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.format.FindingList;
import dev.plumbline.io.Extent;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.testing.Image;
import dev.plumbline.testing.StreamBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A read per record would take minutes for a terabyte of zero pages. */
final class LongZeroRunTest {

  private static final int MORE_PAGES = 20_000;

  @Test
  void longRunOfZeroPagesIsReadBufferByBuffer() throws IOException {
    int pages = RamRecords.LONG_ZERO_RUN + MORE_PAGES;
    int last = pages - 1;
    Image image = StreamBuilder.stream().block("m", pages, last).build();
    Counter file = new Counter(image.file());
    FindingList findings = new FindingList();
    StreamModel model = StreamReader.read(file, 0, findings);
    assertThat(findings.all()).isEmpty();
    assertThat(Objects.requireNonNull(model.pages()).data(0).next(0)).isEqualTo(last);
    assertThat(file.reads).isBetween(RamRecords.LONG_ZERO_RUN, RamRecords.LONG_ZERO_RUN + 200);
  }

  private static final class Counter implements PositionedFile {

    private final PositionedFile file;
    private int reads;

    private Counter(PositionedFile file) {
      this.file = file;
    }

    @Override
    public int read(ByteBuffer target, long positionBytes) throws IOException {
      reads++;
      return file.read(target, positionBytes);
    }

    @Override
    public Path path() {
      return file.path();
    }

    @Override
    public int write(ByteBuffer source, long positionBytes) throws IOException {
      return file.write(source, positionBytes);
    }

    @Override
    public long sizeBytes() throws IOException {
      return file.sizeBytes();
    }

    @Override
    public void truncate(long sizeBytes) throws IOException {
      file.truncate(sizeBytes);
    }

    @Override
    public void sync() throws IOException {
      file.sync();
    }

    @Override
    public Extent dataFrom(long positionBytes) throws IOException {
      return file.dataFrom(positionBytes);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
