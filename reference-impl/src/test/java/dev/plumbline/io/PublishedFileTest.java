package dev.plumbline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishedFileTest {

  @TempDir Path directory;
  private Path target;

  @BeforeEach
  void setUp() {
    target = directory.resolve("target");
  }

  @AfterEach
  void noTemporaryFileStays() throws IOException {
    try (var files = Files.list(directory)) {
      assertThat(files).noneMatch(f -> f.getFileName().toString().endsWith(".part"));
    }
  }

  private static void write(PublishedFile published, String text) throws IOException {
    FullTransfers.writeFully(
        published.file(), ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
  }

  @Test
  void appearsWholeOnlyWhenPublished() throws IOException {
    try (PublishedFile published = PublishedFile.begin(target)) {
      write(published, "new");
      assertThat(target).doesNotExist();
      published.publish();
      assertThat(target).hasContent("new");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-------");
  }

  @Test
  void unpublishedLeavesTheOldContent() throws IOException {
    Files.writeString(target, "old");
    try (PublishedFile published = PublishedFile.begin(target)) {
      write(published, "new");
      published.complete();
    }
    assertThat(target).hasContent("old");
  }

  @Test
  void replacesTheOldContent() throws IOException {
    Files.writeString(target, "old and longer");
    try (PublishedFile published = PublishedFile.begin(target)) {
      write(published, "new");
      published.publish();
    }
    assertThat(target).hasContent("new");
  }

  @Test
  void aLinkIsReplacedNotFollowed() throws IOException {
    Path victim = Files.writeString(directory.resolve("victim"), "precious");
    Files.createSymbolicLink(target, victim);
    try (PublishedFile published = PublishedFile.begin(target)) {
      write(published, "new");
      published.publish();
    }
    assertThat(victim).hasContent("precious");
    assertThat(target).isRegularFile().hasContent("new");
    assertThat(Files.isSymbolicLink(target)).isFalse();
  }

  @Test
  void aLinkToADirectoryIsReplacedToo() throws IOException {
    Path inside = Files.createDirectory(directory.resolve("inside"));
    Files.createSymbolicLink(target, inside);
    try (PublishedFile published = PublishedFile.begin(target)) {
      write(published, "new");
      published.publish();
    }
    assertThat(target).hasContent("new");
    assertThat(inside).isEmptyDirectory();
  }

  @Test
  void aDirectoryInTheWayIsRefused() throws IOException {
    Files.createDirectory(target);
    assertThatThrownBy(() -> PublishedFile.begin(target))
        .isInstanceOf(IOException.class)
        .hasMessage(target + ": is a directory; not replaced");
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void aDeviceInTheWayIsRefused() {
    assertThatThrownBy(() -> PublishedFile.begin(Path.of("/dev/null")))
        .isInstanceOf(IOException.class)
        .hasMessage("/dev/null: exists and is not a regular file; not replaced");
  }

  @Test
  void aMissingDirectoryIsRefused() {
    assertThatThrownBy(() -> PublishedFile.begin(directory.resolve("none").resolve("target")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aDirectoryThatAppearsMeanwhileIsNotReplaced() throws IOException {
    try (PublishedFile published = PublishedFile.begin(target)) {
      write(published, "new");
      Files.createDirectory(target);
      assertThatThrownBy(published::publish).isInstanceOf(IOException.class);
    }
    assertThat(target).isEmptyDirectory();
  }
}
