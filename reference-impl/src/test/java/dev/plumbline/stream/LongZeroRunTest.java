package dev.plumbline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.format.FindingList;
import dev.plumbline.testing.Image;
import dev.plumbline.testing.StreamBuilder;
import dev.plumbline.testing.WatchedFile;
import java.io.IOException;
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
    WatchedFile file = new WatchedFile(image.file());
    FindingList findings = new FindingList();
    StreamModel model = StreamReader.read(file, 0, findings);
    assertThat(findings.all()).isEmpty();
    assertThat(Objects.requireNonNull(model.pages()).data(0).next(0)).isEqualTo(last);
    assertThat(file.reads())
        .hasSizeBetween(RamRecords.LONG_ZERO_RUN, RamRecords.LONG_ZERO_RUN + 200);
  }
}
