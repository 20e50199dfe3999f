package dev.plumbline.roundtrip;

import dev.plumbline.fixtures.Linux;
import dev.plumbline.fixtures.Peers;
import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.io.DirectIo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a file is written and read, by either side.
 *
 * @param channels number of channels; 0 means QEMU without multifd, and one channel here
 * @param direct whether channels bypass the page cache
 * @param offsetBytes where the stream begins
 */
record Variation(int channels, boolean direct, long offsetBytes) {

  /** Offsets: none, one of a page, one that nothing is aligned to. */
  static final List<Long> OFFSETS = List.of(0L, 4096L, 4097L);

  /**
   * Each number of channels with direct I/O off and on. The offset goes round, so that with three
   * neighbouring seeds each meets all offsets.
   */
  static List<Variation> all(int seed) {
    List<Variation> plain =
        List.of(
            new Variation(0, false, 0),
            new Variation(1, false, 0),
            new Variation(2, true, 0),
            new Variation(3, false, 0),
            new Variation(8, true, 0),
            new Variation(1, true, 0),
            new Variation(2, false, 0),
            new Variation(3, true, 0),
            new Variation(8, false, 0));
    return IntStream.range(0, plain.size())
        .mapToObj(i -> plain.get(i).at(OFFSETS.get((seed + i) % OFFSETS.size())))
        .toList();
  }

  Variation at(long offset) {
    return new Variation(channels, direct, offset);
  }

  /** QEMU's settings. */
  MigrationOptions options() {
    return channels == 0
        ? MigrationOptions.mappedRam()
        : MigrationOptions.mappedRam().multifd(channels).directIo(direct);
  }

  int javaChannels() {
    return Math.max(1, channels);
  }

  DirectIo directIo() {
    return direct ? DirectIo.ON : DirectIo.OFF;
  }

  /** Skips a test that needs direct I/O where the directory has none. */
  void requireIn(Path directory) throws IOException {
    if (direct) {
      Path probe = directory.resolve("direct-io-probe");
      boolean possible = true;
      try {
        Linux.close(Linux.open(probe, Linux.O_CREAT | Linux.O_WRONLY | Linux.O_DIRECT));
      } catch (IOException e) {
        possible = false;
      }
      Files.deleteIfExists(probe);
      Peers.require(possible, "direct I/O in the temporary directory (set java.io.tmpdir)");
    }
  }

  @Override
  public String toString() {
    String multifd = channels == 0 ? "no multifd" : "channels=" + channels;
    return multifd + (direct ? ", direct" : "") + ", offset=" + offsetBytes;
  }
}
