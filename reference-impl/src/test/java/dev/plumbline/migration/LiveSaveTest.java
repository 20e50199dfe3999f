package dev.plumbline.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.io.DirectIo;
import dev.plumbline.multifd.LiveRam;
import dev.plumbline.multifd.RamSource;
import dev.plumbline.multifd.RequestPolicy;
import dev.plumbline.multifd.Rounds;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A whole save over RAM that another thread keeps changing; what is restored is its final state.
 */
@Timeout(120)
final class LiveSaveTest {

  private static final int PAGE = 4096;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"1,OFF,0,0", "2,AUTO,0,32", "4,AUTO,67673,3", "8,OFF,4096,0"})
  void theFinalRamIsRestored(int channels, DirectIo directIo, long offset, int gap)
      throws Exception {
    Path path = directory.resolve("live");
    if (offset > 0) {
      Files.write(path, new byte[(int) offset]);
    }
    RequestPolicy policy = new RequestPolicy(1 << 18, gap);
    try (DirtiedRam ram = new DirtiedRam(1025, 333)) {
      Saver.Result result;
      try (SaveTarget target = SaveTarget.open(new FileUri(path, offset), directIo)) {
        ram.start();
        result =
            Saver.save(
                Frame.bare("none", PAGE),
                sources(ram),
                target,
                new Saver.Options(channels, true, policy),
                ram,
                Progress.NONE);
      }
      assertThat(ram.changes()).isPositive();
      assertThat(result.rounds()).isBetween(2, Rounds.MAX_RUNNING_ROUNDS + 1);
      assertThat(Files.size(path)).as("bounded").isEqualTo(result.endBytes());
      assertThat(result.endBytes()).isEqualTo(stillSize(ram, offset, policy));
      assertRestored(path, offset, ram);
    }
  }

  private static SequencedMap<String, RamSource> sources(DirtiedRam ram) {
    SequencedMap<String, RamSource> sources = new LinkedHashMap<>();
    sources.put("m0", ram.block(0));
    sources.put("m1", ram.block(1));
    return sources;
  }

  /** The length of the same save when nothing changes. */
  private long stillSize(DirtiedRam ram, long offset, RequestPolicy policy) throws IOException {
    Path path = directory.resolve("still");
    FileUri uri = new FileUri(path, offset);
    try (SaveTarget target = SaveTarget.open(uri, DirectIo.OFF)) {
      return Saver.save(
              Frame.bare("none", PAGE),
              sources(ram),
              target,
              new Saver.Options(2, true, policy),
              LiveRam.STILL,
              Progress.NONE)
          .endBytes();
    }
  }

  private void assertRestored(Path path, long offset, DirtiedRam ram) throws IOException {
    try (MigrationFile file = MigrationFile.open(path, offset, BitmapOrder.LITTLE)) {
      Verifier.verify(file, true, Progress.NONE);
      assertThat(file.findings().hasErrors()).isFalse();
      Path to = Files.createDirectory(directory.resolve("restored"));
      var targets = Extraction.plan(Objects.requireNonNull(file.model()), to);
      Extraction.extract(file, targets, Loader.Options.buffered(3), Progress.NONE);
      for (int i = 0; i < 2; i++) {
        byte[] restored = Files.readAllBytes(targets.get(i).target());
        DirtiedRam.assertWholePages(restored, i);
        assertThat(restored).isEqualTo(ram.content(i));
      }
    }
  }
}
