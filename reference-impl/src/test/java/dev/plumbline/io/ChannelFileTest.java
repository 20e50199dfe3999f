package dev.plumbline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class ChannelFileTest {

  @TempDir Path directory;

  @Test
  void aMissingFileIsRefused() {
    assertThatThrownBy(() -> ChannelFile.openForReading(directory.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aDirectoryIsRefused() {
    assertThatThrownBy(() -> ChannelFile.openForReading(directory))
        .isInstanceOf(IOException.class)
        .hasMessage(directory + ": is a directory, not a migration file");
  }

  @Test
  void aFifoIsRefusedWithoutWaitingForAWriter() throws Exception {
    Path fifo = directory.resolve("fifo");
    Process mkfifo = new ProcessBuilder("mkfifo", fifo.toString()).start();
    assumeTrue(
        mkfifo.waitFor(10, TimeUnit.SECONDS) && mkfifo.exitValue() == 0, "mkfifo(1) is missing");
    assertThatThrownBy(() -> ChannelFile.openForReading(fifo))
        .isInstanceOf(IOException.class)
        .hasMessage(fifo + ": is neither a regular file nor a block device");
  }

  @Test
  void aCharacterDeviceIsRefused() {
    assertThatThrownBy(() -> ChannelFile.openForReading(Path.of("/dev/zero")))
        .isInstanceOf(IOException.class)
        .hasMessage("/dev/zero: is neither a regular file nor a block device");
  }

  @Test
  void aNewFileIsTheOwnersOnly() throws IOException {
    Path path = directory.resolve("new");
    ChannelFile.createNew(path).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
  }

  @Test
  void aNewFileIsNeverAnOldOne() throws IOException {
    Path path = Files.writeString(directory.resolve("old"), "precious");
    assertThatThrownBy(() -> ChannelFile.createNew(path))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(path).hasContent("precious");
  }

  @Test
  void aNewFileIsNotMadeThroughALink() throws IOException {
    Path target = directory.resolve("elsewhere");
    Path link = Files.createSymbolicLink(directory.resolve("link"), target);
    assertThatThrownBy(() -> ChannelFile.createNew(link)).isInstanceOf(IOException.class);
    assertThat(target).doesNotExist();
  }

  @Test
  void whatGrowsIsAHole() throws IOException {
    Path path = directory.resolve("sparse");
    try (ChannelFile file = ChannelFile.createNew(path)) {
      file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 0);
      file.truncate(64 << 20);
      assertThat(file.sizeBytes()).isEqualTo(64 << 20);
      assertThat(file.dataFrom(1 << 20)).isEqualTo(Extent.NONE);
      ByteBuffer start = ByteBuffer.allocate(4);
      FullTransfers.readFully(file, start, 0);
      assertThat(start.array()).containsExactly(1, 2, 3, 0);
      file.truncate(2);
      assertThat(file.sizeBytes()).isEqualTo(2);
    }
  }

  @Test
  void errorsNameTheFileAndThePlace() throws IOException {
    Path path = Files.writeString(directory.resolve("readonly"), "abc");
    ChannelFile file = ChannelFile.openForReading(path);
    file.close();
    assertThatThrownBy(() -> file.read(ByteBuffer.allocate(1), 17))
        .isInstanceOf(IOException.class)
        .hasMessage(path + ": read failed: interrupted or closed: offset=17");
  }

  @Test
  void readingAtTheEndReturnsMinusOne() throws IOException {
    Path path = Files.writeString(directory.resolve("short"), "abc");
    try (ChannelFile file = ChannelFile.openForReading(path)) {
      assertThat(file.read(ByteBuffer.allocate(1), 3)).isEqualTo(-1);
      assertThat(file.read(ByteBuffer.allocate(9), 1)).isEqualTo(2);
    }
  }
}
