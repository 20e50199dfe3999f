package dev.plumbline.bench.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.faults.file.DiskTraits;
import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.io.Disk;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CountingDiskTest {

  private static final int PAGE_BYTES = 4096;

  @TempDir private Path directory;

  private final Tally tally = new Tally();

  @Test
  void callsAreCountedByKind() throws IOException {
    Disk disk = new CountingDisk(Disk.REAL, path -> tally);
    try (PositionedFile file = disk.createTemporary(directory.resolve("file"))) {
      file.write(ByteBuffer.allocate(10), 0);
      file.read(ByteBuffer.allocate(100), 4);
      file.sizeBytes();
      file.sync();
    }
    disk.delete(directory.resolve("file"));
    disk.syncDirectory(directory);
    assertThat(tally.get(Counted.WRITES)).isEqualTo(1);
    assertThat(tally.get(Counted.WRITTEN_BYTES)).isEqualTo(10);
    assertThat(tally.get(Counted.READS)).isEqualTo(1);
    assertThat(tally.get(Counted.READ_BYTES)).as("the file ended").isEqualTo(6);
    assertThat(tally.get(Counted.SYNCS)).isEqualTo(2);
    assertThat(tally.get(Counted.OTHER_CALLS)).as("create, size, delete").isEqualTo(3);
    assertThat(tally.calls()).isEqualTo(7);
    assertThat(tally.get(Counted.DIRECT_REQUESTS)).isZero();
  }

  @Test
  void readingAtTheEndOfTheFileCountsNoBytes() throws IOException {
    Path path = Files.createFile(directory.resolve("empty"));
    Disk disk = new CountingDisk(Disk.REAL, any -> tally);
    try (PositionedFile file = disk.openForReading(path)) {
      assertThat(file.read(ByteBuffer.allocate(1), 0)).isEqualTo(-1);
    }
    assertThat(tally.get(Counted.READS)).isEqualTo(1);
    assertThat(tally.get(Counted.READ_BYTES)).isZero();
  }

  @Test
  void whatADirectRequestHasUnalignedIsNoticed() throws IOException {
    Disk disk = new CountingDisk(lax(), any -> tally);
    ByteBuffer memory = ByteBuffer.allocateDirect(4 * PAGE_BYTES).alignedSlice(PAGE_BYTES);
    try (PositionedFile file = disk.openChannel(Path.of("/file"), true, true)) {
      file.write(memory.slice(0, PAGE_BYTES), PAGE_BYTES);
      assertThat(tally.get(Counted.UNALIGNED_DIRECT_REQUESTS)).isZero();
      file.write(memory.slice(0, 512), PAGE_BYTES);
      assertThat(tally.get(Counted.UNALIGNED_DIRECT_REQUESTS)).as("length").isEqualTo(1);
      file.write(memory.slice(0, PAGE_BYTES), 512);
      assertThat(tally.get(Counted.UNALIGNED_DIRECT_REQUESTS)).as("offset").isEqualTo(2);
      file.write(memory.slice(512, PAGE_BYTES), 0);
      assertThat(tally.get(Counted.UNALIGNED_DIRECT_REQUESTS)).as("memory").isEqualTo(3);
    }
    assertThat(tally.get(Counted.DIRECT_REQUESTS)).isEqualTo(4);
  }

  /** The kernel's demand is half a page here; what counts is what this program keeps to. */
  private static FaultyDisk lax() {
    FaultyDisk disk = new FaultyDisk(DiskTraits.PLAIN.withBlocks(512));
    disk.put(Path.of("/file"), new byte[4 * PAGE_BYTES]);
    return disk;
  }
}
