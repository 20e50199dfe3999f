package dev.plumbline.faults.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.io.ChannelFile;
import dev.plumbline.io.DirectIo;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.migration.BlockHasher;
import dev.plumbline.migration.FileUri;
import dev.plumbline.migration.Frame;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.migration.SaveTarget;
import dev.plumbline.migration.Saver;
import dev.plumbline.multifd.LiveRam;
import dev.plumbline.multifd.RamSource;
import dev.plumbline.multifd.RequestPolicy;
import dev.plumbline.ram.BitmapOrder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/** Saves {@link SmallFile}'s RAM under faults. */
final class SmallSave {

  private static final SmallFile SAMPLE = new SmallFile();

  private SmallSave() {}

  private static final class Bytes implements RamSource {
    private final byte[] ram;

    private Bytes(byte[] ram) {
      this.ram = ram;
    }

    @Override
    public long lengthBytes() {
      return ram.length;
    }

    @Override
    public void read(ByteBuffer target, long offsetBytes) {
      target.put(ram, (int) offsetBytes, target.remaining());
    }
  }

  /**
   * Saves; a failure must tell of an injected error.
   *
   * @param crashed where to put a copy of the file as it was when an in-place save failed
   * @return what happened
   */
  static List<Fired> to(Path path, long offset, List<Fault> plan, Path crashed) throws IOException {
    SequencedMap<String, RamSource> ram = new LinkedHashMap<>();
    ram.put("m0", new Bytes(SAMPLE.ram[0]));
    ram.put("m1", new Bytes(SAMPLE.ram[1]));
    FaultyFile counter = new FaultyFile(nothing(), plan);
    try (SaveTarget target =
        SaveTarget.open(new FileUri(path, offset), DirectIo.OFF, counter::another)) {
      try {
        Saver.save(
            Frame.bare("none", SmallFile.PAGE),
            ram,
            target,
            new Saver.Options(2, true, new RequestPolicy(1 << 16, 0)),
            LiveRam.STILL,
            Progress.NONE);
      } catch (IOException e) {
        if (offset > 0) {
          Files.copy(path, crashed, StandardCopyOption.REPLACE_EXISTING);
        }
        throw e;
      }
      assertThat(counter.fired()).noneMatch(f -> !(f.fault() instanceof Fault.ShortTransfers));
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("injected");
    }
    return counter.fired();
  }

  /** Never called: only the plan and the counters of the wrapper around it are used. */
  private static PositionedFile nothing() throws IOException {
    ChannelFile file = ChannelFile.openForReading(Path.of("/proc/self/stat"));
    file.close();
    return file;
  }

  static void assertHoldsTheRam(Path path, long offset) throws IOException {
    try (MigrationFile file = MigrationFile.open(path, offset, BitmapOrder.LITTLE)) {
      assertThat(file.isComplete()).isTrue();
      var blocks = Objects.requireNonNull(file.model()).blocks();
      assertThat(blocks).hasSize(2);
      for (int i = 0; i < 2; i++) {
        String hash =
            BlockHasher.sha256(
                file.file(),
                file.content(blocks.get(i)),
                blocks.get(i).usedLengthBytes(),
                Progress.NONE);
        assertThat(hash).isEqualTo(sha256(SAMPLE.ram[i]));
      }
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
