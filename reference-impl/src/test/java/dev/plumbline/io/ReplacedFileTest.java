package dev.plumbline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file that another one replaces while it is open, as a save does that is published: what is open
 * goes on with the old one, and no further descriptor takes the new one for it.
 */
final class ReplacedFileTest {

  private static final int BYTES = 1 << 20;

  @TempDir private Path directory;
  private Path path;

  @BeforeEach
  void setUp() throws IOException {
    path = Files.write(directory.resolve("file"), new byte[BYTES]);
  }

  private void replace() throws IOException {
    Path other = Files.writeString(directory.resolve("other"), "new");
    Files.move(other, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private void assertReplaced(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IOException.class)
        .hasMessage(path + ": replaced by another file while it was in use");
    assertThat(path).hasContent("new");
  }

  @Test
  void holesOfTheNewFileAreNotTakenForTheOldOnes() throws IOException {
    try (ChannelFile file = ChannelFile.openForReading(path)) {
      replace();
      assertReplaced(() -> file.dataFrom(0));
      assertThat(file.read(ByteBuffer.allocate(BYTES), 0)).isEqualTo(BYTES);
    }
  }

  @Test
  void whatWasAskedBeforeGoesOnAboutTheOldFile() throws IOException {
    try (ChannelFile file = ChannelFile.openForReading(path)) {
      assertThat(file.dataFrom(0)).isEqualTo(new Extent(0, BYTES));
      replace();
      assertThat(file.dataFrom(1)).isEqualTo(new Extent(1, BYTES));
    }
  }

  @Test
  void noHoleIsPunchedIntoTheNewFile() throws IOException {
    try (ChannelFile file = ChannelFile.openForUpdate(path)) {
      replace();
      assertReplaced(() -> FileSpace.of(file).close());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ON", "OFF", "AUTO"})
  void noChannelIsOpenedOnTheNewFile(DirectIo wish) throws IOException {
    try (ChannelFile file = ChannelFile.openForUpdate(path)) {
      DirectFiles.another(Disk.REAL, file, true, DirectIo.OFF).file().close();
      replace();
      assertReplaced(() -> DirectFiles.another(Disk.REAL, file, true, wish).file().close());
      assertReplaced(() -> DirectFiles.another(Disk.REAL, file, false, wish).file().close());
    }
  }

  @Test
  void aFileThatWasDeletedIsMissed() throws IOException {
    try (ChannelFile file = ChannelFile.openForReading(path)) {
      Files.delete(path);
      assertThatThrownBy(() -> file.dataFrom(0))
          .isInstanceOf(IOException.class)
          .hasMessage(path + ": open failed: ENOENT (No such file or directory)");
    }
  }
}
