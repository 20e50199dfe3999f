package dev.plumbline.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.fixtures.qemu.QemuBinary;
import dev.plumbline.migration.Frame;
import dev.plumbline.multifd.RequestPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Target pages of 1 KiB, smaller than anything that direct I/O takes. */
@Timeout(120)
final class SmallTargetPagesRoundTripTest {

  private static final int PAGE = 1024;

  @TempDir private Path directory;

  /** Each small page has content or not, by the toss of a coin that is as biased as asked for. */
  private static Ram.Content scattered(double share, long seed) {
    return (file, _, bytes) -> {
      Random random = new Random(seed);
      byte[] page = new byte[PAGE];
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        for (long at = 0; at < bytes; at += PAGE) {
          // The last page is always set: nothing in the block is left to grow over behind it.
          if (random.nextDouble() < share || (share > 0 && at + PAGE == bytes)) {
            random.nextBytes(page);
            channel.write(ByteBuffer.wrap(page), at);
          }
        }
      }
    };
  }

  private static Guest guest(double share, long seed) {
    long bytes = 1025L * 4096;
    return new Guest(
        "share=" + share,
        QemuBinary.AARCH64,
        "none",
        List.of(new Ram("m0", bytes, scattered(share, seed))),
        List.of());
  }

  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (QemuBinary qemu : QemuSide.arm()) {
      int seed = 0;
      for (double share : new double[] {0, 0.02, 0.5, 0.9, 1}) {
        List<Variation> all = Variation.all(seed);
        for (int i = seed++ % 2; i < all.size(); i += 2) {
          Guest guest = guest(share, seed);
          cases.add(arguments(named(qemu.version().numbers(), qemu), guest, all.get(i)));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "QEMU {0}: {1}; {2}")
  @MethodSource("cases")
  void smallPagesGoBothWays(QemuBinary qemu, Guest guest, Variation variation) throws IOException {
    variation.requireIn(directory);
    guest.fill(directory);
    Path truth = guest.ram().getFirst().in(directory).file();
    Path original = directory.resolve("original");
    QemuSide.save(qemu, guest, directory, original, variation);
    Path restoring = directory.resolve("restored");
    for (RequestPolicy policy : List.of(RequestPolicy.QEMU_LOAD, RequestPolicy.FAST)) {
      var restored = JavaSide.restore(original, variation, policy, restoring);
      SparseFiles.assertSame(restored.get("m0"), truth, "restored");
    }
    Frame frame = JavaSide.frameOf(original, variation);
    assertThat(frame.pageSizeBytes()).isEqualTo(PAGE);
    SequencedMap<String, Path> blocks = new LinkedHashMap<>();
    blocks.put("m0", truth);
    Path scratch = directory.resolve("loaded");
    for (RequestPolicy policy : List.of(RequestPolicy.QEMU_SAVE, RequestPolicy.FAST)) {
      Path file = directory.resolve("rewritten");
      JavaSide.save(frame, blocks, file, variation, policy);
      var options = List.of(MigrationOptions.mappedRam(), variation.options());
      QemuSide.assertLoads(
          qemu,
          guest,
          file,
          variation,
          options.get(policy.equals(RequestPolicy.FAST) ? 1 : 0),
          scratch,
          blocks);
    }
  }

  /** QEMU has no such blocks; the format has. Every rest modulo the alignment, two blocks. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 513, 1026, 4095, 4097})
  void blocksThatEndBetweenAlignmentsKeepEveryPage(long pages) throws IOException {
    for (double share : new double[] {0, 0.3, 1}) {
      for (RequestPolicy policy : List.of(RequestPolicy.QEMU_SAVE, RequestPolicy.FAST)) {
        Variation variation = new Variation(3, true, 4097);
        variation.requireIn(directory);
        SequencedMap<String, Path> blocks = new LinkedHashMap<>();
        for (String name : List.of("m0", "m1")) {
          Ram ram = new Ram(name, pages * PAGE, scattered(share, pages));
          blocks.put(name, ram.fill(directory));
        }
        Path file = directory.resolve("file");
        JavaSide.save(Frame.bare("none", PAGE), blocks, file, variation, policy);
        var restored = JavaSide.restore(file, variation, policy, directory.resolve("restored"));
        for (String name : blocks.keySet()) {
          SparseFiles.assertSame(restored.get(name), blocks.get(name), name);
        }
      }
    }
  }
}
