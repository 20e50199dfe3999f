package dev.plumbline.faults.fuse;

import static dev.plumbline.faults.fuse.Mounts.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.faults.plan.Plan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** After a power cut there is what was synced, and of the rest what the plan keeps. */
@Timeout(60)
final class PowerCutTest {

  @TempDir private Path backing;
  private FaultMount mount;
  private Path root;

  @BeforeEach
  void mount() throws IOException {
    mount = Mounts.start(backing, Plan.EMPTY);
    root = mount.directory();
  }

  @AfterEach
  void unmount() throws IOException {
    if (mount != null) {
      mount.close();
      try (var left = Files.list(backing)) {
        assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("."));
      }
    }
  }

  @Test
  void unsyncedBytesAreCountedUntilTheyAreSynced() throws IOException {
    Path file = root.resolve("file");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(10_000), 0);
      channel.write(ByteBuffer.allocate(10_000), 5_000);
      assertThat(mount.unsyncedBytes("file")).isEqualTo(15_000);
      channel.force(true);
      assertThat(mount.unsyncedBytes("file")).isZero();
      channel.write(ByteBuffer.allocate(100), 20_000);
      assertThat(mount.unsyncedBytes("file")).isEqualTo(100);
    }
  }

  @Test
  void whatWasNotSyncedIsLostAndNothingWorksUntilTheMachineStarts() throws IOException {
    Path old = Files.writeString(backing.resolve("old"), "old content, longer");
    Path file = root.resolve("old");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(
          ByteBuffer.wrap("synced".getBytes(java.nio.charset.StandardCharsets.US_ASCII)), 0);
      channel.force(false);
      channel.write(
          ByteBuffer.wrap("lost".getBytes(java.nio.charset.StandardCharsets.US_ASCII)), 0);
      channel.truncate(6);
    }
    Files.writeString(root.resolve("new"), "never had a durable name");
    mount.cutPower("synced");

    assertThat(Files.readString(old)).isEqualTo("syncedntent, longer");
    assertThat(backing.resolve("new")).doesNotExist();
    assertThatThrownBy(() -> Files.readString(file)).hasMessageContaining("Input/output error");
    mount.restart();
    assertThat(Files.readString(file)).isEqualTo("syncedntent, longer");
  }

  @Test
  void aNameLastsOnceItsDirectoryIsSynced() throws IOException {
    Files.writeString(backing.resolve("file"), "old");
    Files.writeString(root.resolve("part"), "new");
    Mounts.run(root, "sync", "part");
    Files.move(root.resolve("part"), root.resolve("file"), StandardCopyOption.REPLACE_EXISTING);
    mount.cutPower("synced");
    mount.restart();
    assertThat(Files.readString(root.resolve("file"))).isEqualTo("old");
    assertThat(root.resolve("part")).doesNotExist();

    Files.writeString(root.resolve("part"), "new");
    Mounts.run(root, "sync", "part");
    Files.move(root.resolve("part"), root.resolve("file"), StandardCopyOption.REPLACE_EXISTING);
    Mounts.run(root, "sync", ".");
    mount.cutPower("synced");
    mount.restart();
    assertThat(Files.readString(root.resolve("file"))).isEqualTo("new");
  }

  @Test
  void aDeletedFileIsSeenAsDeletedAndComesBack() throws IOException {
    Files.writeString(backing.resolve("file"), "content");
    Path file = root.resolve("file");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Files.delete(file);
      try (var inside = Files.list(root)) {
        assertThat(inside).isEmpty();
      }
      assertThat(channel.size()).isEqualTo(7);
    }
    assertThatThrownBy(() -> Files.createDirectory(root.resolve(".plumbline-faultfs")))
        .isInstanceOf(IOException.class);
    mount.cutPower("synced");
    mount.restart();
    assertThat(Files.readString(file)).isEqualTo("content");
  }

  @Test
  void aPlanCutsThePowerAtACallAndKeepsChosenChanges() throws IOException {
    mount.change(plan("on write number 3: power-cut after keep 1,3"));
    Files.createFile(backing.resolve("file"));
    Mounts.Ended ended =
        Mounts.run(root, "dd", "if=/dev/zero", "of=file", "bs=1000", "count=5", "conv=notrunc");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output()).contains("Input/output error");
    // Changes 0 to 2 are the writes; number 1 alone survives, over a hole.
    assertThat(Files.size(backing.resolve("file"))).isEqualTo(2000);
    assertThat(mount.fired()).hasSize(1);
  }
}
