package dev.plumbline.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.plumbline.io.Extent;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.testing.Examination;
import dev.plumbline.testing.Image;
import dev.plumbline.testing.MemoryFile;
import dev.plumbline.testing.StreamBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A file that is data and hole by turns, a million times. */
final class ManyExtentsTest {

  private static final int PAGE = 4096;
  private static final int PAGES = 1 << 21;

  @Test
  void millionExtentsAreAnsweredSoon() {
    Image image = StreamBuilder.mapped().block("pc.ram", PAGES).build();
    image.set("block[0].bitmap", StreamBuilder.filled(PAGES / Byte.SIZE, 0x55));
    PositionedFile striped = new StripedFile(image.file(), image.at("block[0].pages"));
    Examination found =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Examination.ofStructure(striped));
    assertThat(found.findings()).isEmpty();
    assertThat(found.complete()).isTrue();
  }

  /** Says that each even page of a region is data and each odd one a hole. */
  private record StripedFile(MemoryFile file, long regionBytes) implements PositionedFile {

    @Override
    public Extent dataFrom(long positionBytes) {
      long page = Math.floorDiv(positionBytes - regionBytes, PAGE);
      if (page < 0 || page >= PAGES) {
        return new Extent(positionBytes, file.sizeBytes());
      }
      long even = page + (page & 1);
      long start = regionBytes + even * PAGE;
      return new Extent(Math.max(positionBytes, start), start + PAGE);
    }

    @Override
    public Path path() {
      return file.path();
    }

    @Override
    public int read(ByteBuffer target, long positionBytes) throws IOException {
      return file.read(target, positionBytes);
    }

    @Override
    public int write(ByteBuffer source, long positionBytes) {
      return file.write(source, positionBytes);
    }

    @Override
    public long sizeBytes() {
      return file.sizeBytes();
    }

    @Override
    public void truncate(long sizeBytes) {
      file.truncate(sizeBytes);
    }

    @Override
    public void sync() {
      file.sync();
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
