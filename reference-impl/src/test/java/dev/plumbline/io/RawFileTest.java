package dev.plumbline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port straight on the system calls. */
final class RawFileTest {

  private static final int NEW = OpenFlags.O_RDWR | OpenFlags.O_CREAT | OpenFlags.O_EXCL;

  @TempDir private Path directory;

  private Path path() {
    return directory.resolve("file");
  }

  @Test
  void buffersOnAndOffTheHeapAreFilledFromTheirPosition() throws IOException {
    try (RawFile file = RawFile.open(path(), NEW, 0600)) {
      ByteBuffer source = ByteBuffer.wrap(new byte[] {9, 1, 2, 3, 9}, 1, 3).asReadOnlyBuffer();
      assertThat(file.write(source, 5)).isEqualTo(3);
      assertThat(source.position()).isEqualTo(4);
      assertThat(file.write(ByteBuffer.allocateDirect(4).put(0, (byte) 4).limit(1), 8)).isOne();
      assertThat(file.sizeBytes()).isEqualTo(9);
      for (ByteBuffer target :
          new ByteBuffer[] {ByteBuffer.allocate(9), ByteBuffer.allocateDirect(9)}) {
        assertThat(file.read(target.position(1).limit(6), 4)).isEqualTo(5);
        assertThat(target.position()).isEqualTo(6);
        byte[] content = new byte[9];
        target.clear().get(0, content);
        assertThat(content).containsExactly(0, 0, 1, 2, 3, 4, 0, 0, 0);
      }
    }
  }

  @Test
  void endOfFileIsMinusOneAndNothingAskedIsNothing() throws IOException {
    try (RawFile file = RawFile.open(path(), NEW, 0600)) {
      assertThat(file.read(ByteBuffer.allocate(1), 0)).isEqualTo(-1);
      assertThat(file.read(ByteBuffer.allocate(0), 0)).isZero();
      file.truncate(3);
      assertThat(file.read(ByteBuffer.allocate(9), 1)).isEqualTo(2);
      assertThat(file.dataFrom(0)).isEqualTo(Extent.NONE);
      file.sync();
    }
  }

  @Test
  void kernelsErrorsComeThrough() throws IOException {
    assertThatThrownBy(() -> RawFile.open(path(), OpenFlags.O_RDONLY, 0))
        .hasMessage(path() + ": open failed: ENOENT (No such file or directory)");
    try (Arena arena = Arena.ofConfined();
        RawFile file = RawFile.open(path(), NEW, 0600);
        RawFile reader = RawFile.open(path(), OpenFlags.O_RDONLY, 0)) {
      MemorySegment memory = arena.allocate(16);
      assertThatThrownBy(() -> file.pread(memory, -1))
          .hasMessage(path() + ": pread failed: EINVAL (Invalid argument): offset=-1, length=16");
      assertThatThrownBy(() -> file.pwrite(MemorySegment.ofAddress(8).reinterpret(4096), 0))
          .hasMessage(path() + ": pwrite failed: EFAULT (Bad address): offset=0, length=4096");
      assertThatThrownBy(() -> file.truncate(-1)).hasMessageContaining("ftruncate failed: EINVAL");
      assertThatThrownBy(() -> reader.pwrite(memory, 7))
          .hasMessage(path() + ": pwrite failed: EBADF (Bad file descriptor): offset=7, length=16");
      assertThatThrownBy(() -> file.pread(MemorySegment.ofArray(new byte[1]), 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void openTakesItsModeAndFcntlItsFlags() throws IOException {
    try (RawFile file = RawFile.open(path(), NEW | OpenFlags.O_DSYNC, 0600)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
          .isEqualTo("rw-------");
      assertThat(file.flags() & 3).isEqualTo(OpenFlags.O_RDWR);
      assertThat(file.flags() & OpenFlags.O_DSYNC).isEqualTo(OpenFlags.O_DSYNC);
      file.setFlags(file.flags() | OpenFlags.O_NONBLOCK);
      assertThat(file.flags() & OpenFlags.O_NONBLOCK).isEqualTo(OpenFlags.O_NONBLOCK);
    }
  }

  @Test
  void closedFileNeverReachesAnotherOnesDescriptor() throws IOException {
    RawFile file = RawFile.open(path(), NEW, 0600);
    file.close();
    file.close();
    try (RawFile other = RawFile.open(directory.resolve("other"), NEW, 0600)) {
      assertThatThrownBy(() -> file.write(ByteBuffer.allocate(1), 0))
          .isInstanceOf(ClosedChannelException.class);
      assertThat(other.sizeBytes()).isZero();
    }
  }
}
