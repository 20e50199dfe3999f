package dev.plumbline.kit.mounted;

import dev.plumbline.fixtures.qemu.MemoryBackend;
import dev.plumbline.fixtures.qemu.QemuMachine;
import dev.plumbline.fixtures.ram.RamFiles;
import dev.plumbline.fixtures.ram.RamPattern;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The smallest machine, with RAM that is known: no page of it is zero.
 *
 * @param directory where its RAM files are
 */
record MountedGuest(Path directory) {

  static final long BYTES = 4L << 20;
  static final String BLOCK = "m0";

  private static final int PAGE = RamPattern.PAGE_BYTES;

  /** Makes the RAM that is saved. */
  static MountedGuest make(Path directory) throws IOException {
    MountedGuest guest = new MountedGuest(directory);
    RamFiles.fill(guest.truth(), BLOCK, BYTES, RamPattern.parse("random:1"));
    Files.copy(guest.truth(), guest.ram("source"));
    return guest;
  }

  /** What was saved; no QEMU has it open. */
  Path truth() {
    return directory.resolve("truth");
  }

  private Path ram(String name) {
    return directory.resolve(name + ".ram");
  }

  QemuMachine source() {
    return QemuMachine.none(new MemoryBackend(BLOCK, BYTES, ram("source")));
  }

  /** A destination with RAM that is all zero. */
  QemuMachine destination() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(ram("destination").toFile(), "rw")) {
      file.setLength(0);
      file.setLength(BYTES);
    }
    return QemuMachine.none(new MemoryBackend(BLOCK, BYTES, ram("destination"))).asDestination();
  }

  /** How many pages of the destination differ from what was saved. */
  int wrongPages() throws IOException {
    return differingPages(truth());
  }

  /** Whether nothing was written to the destination's RAM. */
  boolean isUntouched() throws IOException {
    Path zeros = ram("zeros");
    try (RandomAccessFile file = new RandomAccessFile(zeros.toFile(), "rw")) {
      file.setLength(BYTES);
    }
    return differingPages(zeros) == 0;
  }

  private int differingPages(Path expected) throws IOException {
    int different = 0;
    ByteBuffer one = ByteBuffer.allocate(PAGE);
    ByteBuffer other = ByteBuffer.allocate(PAGE);
    try (FileChannel found = FileChannel.open(ram("destination"));
        FileChannel wanted = FileChannel.open(expected)) {
      for (long at = 0; at < BYTES; at += PAGE) {
        found.read(one.clear(), at);
        wanted.read(other.clear(), at);
        different += one.flip().equals(other.flip()) ? 0 : 1;
      }
    }
    return different;
  }
}
