package dev.plumbline.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SummaryTest {

  private static final List<Summary.Group> GROUPS = Summary.groups(SampleRun.run());

  @Test
  void ratiosAreTakenRoundByRound() {
    Summary.Row reference = GROUPS.getFirst().rows().getFirst();
    assertThat(reference.who()).isEqualTo(new Summary.Who("reference direct", 1));
    // The machine was half as fast in the second round, for everybody.
    assertThat(reference.spread()).isEqualTo(1 / 1.5);
    assertThat(reference.toQemu()).hasValue(2);
    assertThat(reference.toFio()).hasValue(0.5);
  }

  @Test
  void onlyTheReferenceIsComparedWithQemuAndFioWithNobody() {
    Summary.Row qemu = GROUPS.getFirst().rows().get(1);
    assertThat(qemu.toQemu()).isEmpty();
    assertThat(qemu.toFio()).hasValue(0.25);
    Summary.Row fio = GROUPS.getFirst().rows().getLast();
    assertThat(fio.toQemu()).isEmpty();
    assertThat(fio.toFio()).isEmpty();
  }

  @Test
  void whatTheSyncTakesCounts() {
    Summary.Row reference = GROUPS.getFirst().rows().getFirst();
    assertThat(reference.durableBytesPerSecond()).isEqualTo((1L << 30) / 1.75);
  }

  @Test
  void groupsShareOperationContentSizeAndFilesystem() {
    assertThat(GROUPS.stream().map(group -> Columns.title(group.key())).toList())
        .containsExactly(
            "save, random, 1 GiB of RAM, ext4",
            "save, runs-1, 1 GiB of RAM, ext4",
            "save, runs-64, 1 GiB of RAM, ext4",
            "save, runs-1024, 1 GiB of RAM, ext4",
            "save, sparse, 1 GiB of RAM, ext4",
            "save, sparse, 4 GiB of RAM, ext4",
            "save, sparse, 1 TiB of RAM, ext4");
  }

  @Test
  void theMiddleOfAnEvenNumberIsTheMeanOfTwo() {
    assertThat(Summary.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3);
    assertThat(Summary.median(List.of(4.0, 1.0, 2.0))).isEqualTo(2);
  }
}
