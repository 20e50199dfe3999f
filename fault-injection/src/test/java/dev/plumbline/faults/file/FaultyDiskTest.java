package dev.plumbline.faults.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.faults.inject.Action;
import dev.plumbline.faults.inject.Fired;
import dev.plumbline.faults.inject.Survivors;
import dev.plumbline.faults.plan.Call;
import dev.plumbline.faults.plan.Fault;
import dev.plumbline.faults.plan.Keep;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.plan.PlanBuilder;
import dev.plumbline.io.DirectFiles;
import dev.plumbline.io.DirectIo;
import dev.plumbline.io.Errno;
import dev.plumbline.io.Extent;
import dev.plumbline.io.FileKind;
import dev.plumbline.io.PositionedFile;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the disk is without faults, and each kind of fault firing on it. */
final class FaultyDiskTest {

  private static final Path FILE = Path.of("/d/file");

  private final FaultyDisk disk = new FaultyDisk(DiskTraits.PLAIN.withMostCalls(1000));
  private final List<Fired> fired = Collections.synchronizedList(new ArrayList<>());

  private void inject(PlanBuilder plan) {
    disk.inject(plan.build(), fired::add);
  }

  private PositionedFile open() throws IOException {
    return disk.openForUpdate(FILE);
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length);
    for (int value : values) {
      buffer.put((byte) value);
    }
    return buffer.flip();
  }

  private byte[] content() {
    return Objects.requireNonNull(disk.content(FILE));
  }

  private byte[] platter() {
    return Objects.requireNonNull(disk.contentOnPlatter(FILE));
  }

  @Test
  void aFileHasDataHolesAndALength() throws IOException {
    disk.put(FILE, new byte[0]);
    try (PositionedFile file = open()) {
      assertThat(file.read(ByteBuffer.allocate(1), 0)).isEqualTo(-1);
      file.write(bytes(1, 2), 10_000);
      assertThat(file.sizeBytes()).isEqualTo(10_002);
      assertThat(file.dataFrom(0)).isEqualTo(new Extent(8192, 10_002));
      assertThat(file.dataFrom(10_001)).isEqualTo(new Extent(10_001, 10_002));
      assertThat(file.dataFrom(10_002)).isEqualTo(Extent.NONE);
      file.truncate(20_000);
      assertThat(file.dataFrom(0)).isEqualTo(new Extent(8192, 12_288));
      ByteBuffer all = ByteBuffer.allocate(30_000);
      assertThat(file.read(all, 0)).isEqualTo(20_000);
      assertThat(all.get(10_001)).isEqualTo((byte) 2);
      file.zero(8192, 4096);
      assertThat(file.dataFrom(0)).isEqualTo(Extent.NONE);
      file.write(bytes(9), 0);
      file.truncate(0);
      file.truncate(5);
      assertThat(content()).containsExactly(0, 0, 0, 0, 0);
    }
    assertThat(disk.left()).isEmpty();
  }

  @Test
  void filesAreOpenedForWhatTheyAreOpenedFor() throws IOException {
    disk.put(FILE, new byte[5]);
    try (PositionedFile in = disk.openForReading(FILE);
        PositionedFile out = disk.openChannel(FILE, true, false)) {
      assertThatThrownBy(() -> in.write(bytes(1), 0)).hasMessageContaining("EBADF");
      assertThatThrownBy(() -> out.read(ByteBuffer.allocate(1), 0)).hasMessageContaining("EBADF");
      assertThat(disk.left()).hasSize(2);
    }
    PositionedFile closed = disk.openForReading(FILE);
    closed.close();
    closed.close();
    assertThatThrownBy(closed::sizeBytes).hasMessage("/d/file: size failed: closed");
    assertThatThrownBy(() -> disk.openForReading(Path.of("/d/none")))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(disk.kind(FILE, true)).isEqualTo(FileKind.REGULAR);
    assertThat(disk.kind(Path.of("/d"), true)).isEqualTo(FileKind.DIRECTORY);
    assertThat(disk.kind(Path.of("/e"), true)).isEqualTo(FileKind.NOTHING);
  }

  @Test
  void whoWritesLocksOthersOut() throws IOException {
    disk.put(FILE, new byte[5]);
    try (PositionedFile file = open()) {
      assertThatThrownBy(this::open).hasMessage("/d/file: somebody else is writing it");
      assertThatThrownBy(() -> disk.lockPlace(FILE)).isInstanceOf(IOException.class);
      assertThat(disk.left()).containsExactly("open: /d/file", "locked: /d/file");
    }
    try (Closeable lock = disk.lockPlace(FILE)) {
      assertThatThrownBy(this::open).isInstanceOf(IOException.class);
    }
    open().close();
  }

  @Test
  void directRequestsMustBeAligned() throws IOException {
    disk.put(FILE, new byte[16_384]);
    DirectFiles.Opened opened = DirectFiles.open(disk, FILE, true, DirectIo.ON);
    assertThat(opened.direct()).isTrue();
    assertThat(opened.alignmentBytes()).isEqualTo(4096);
    try (PositionedFile file = opened.file();
        Arena arena = Arena.ofConfined()) {
      ByteBuffer memory = arena.allocate(16_384, 4096).asByteBuffer();
      assertThat(file.write(memory.slice(512, 4096), 8192)).isEqualTo(4096);
      assertThatThrownBy(() -> file.write(memory.slice(0, 4096), 512))
          .hasMessage(
              "/d/file: write failed: EINVAL (Invalid argument): O_DIRECT, but offset is no"
                  + " multiple of 4096: offset=512, length=4096");
      assertThatThrownBy(() -> file.write(memory.slice(0, 512), 4096))
          .hasMessageContaining("length is no multiple of 4096");
      assertThatThrownBy(() -> file.write(memory.slice(256, 4096), 4096))
          .hasMessageContaining("memory address is no multiple of 512");
    }
  }

  @Test
  void aFilesystemWithoutDirectIoSaysSoAtOpen() throws IOException {
    FaultyDisk none = new FaultyDisk(DiskTraits.PLAIN.withoutDirectIo());
    none.put(FILE, new byte[1]);
    assertThatThrownBy(() -> DirectFiles.open(none, FILE, true, DirectIo.ON))
        .hasMessageContaining("no O_DIRECT on this filesystem");
    DirectFiles.Opened opened = DirectFiles.open(none, FILE, true, DirectIo.AUTO);
    opened.file().close();
    assertThat(opened.direct()).isFalse();
    assertThat(opened.notice()).contains("buffered instead");
  }

  // Two copies.

  @Test
  void whatWasSyncedSurvivesAndTheRestByChance() throws IOException {
    disk.put(FILE, new byte[3]);
    try (PositionedFile file = open()) {
      file.write(bytes(1), 0);
      file.sync();
      file.write(bytes(2), 1);
      file.write(bytes(3), 1);
      file.truncate(2);
      assertThat(content()).containsExactly(1, 3);
      assertThat(platter()).containsExactly(1, 0, 0);
      assertThat(disk.unsynced()).containsExactly("write at 1 of 1", "write at 1 of 1", "length 2");
      assertThat(disk.after(List.of()).content(FILE)).containsExactly(1, 0, 0);
      assertThat(disk.after(List.of(2)).content(FILE)).containsExactly(1, 0);
      assertThat(disk.after(List.of(0, 1)).content(FILE)).containsExactly(1, 3, 0);
      assertThat(disk.after(List.of(1, 0)).content(FILE)).containsExactly(1, 2, 0);
      disk.cutPower(new Survivors(new Keep.Chosen(List.of(0)), 0));
      assertThatThrownBy(file::sync).hasMessage("/d/file: sync failed: injected power cut");
    }
    assertThat(disk.isOff()).isTrue();
    assertThat(disk.left()).isEmpty();
    assertThatThrownBy(this::open).hasMessageContaining("injected power cut");
    disk.powerUp();
    assertThat(content()).containsExactly(1, 2, 0);
    open().close();
  }

  @Test
  void namesAreKeptByTheirDirectoryAlone() throws IOException {
    Path temporary = Path.of("/d/temporary");
    disk.put(FILE, new byte[1]);
    try (PositionedFile file = disk.createTemporary(temporary)) {
      file.write(bytes(7), 0);
      file.sync();
    }
    disk.rename(temporary, FILE);
    assertThat(content()).containsExactly(7);
    assertThat(disk.unsynced()).hasSize(2);
    assertThat(disk.after(List.of()).content(FILE)).containsExactly(0);
    assertThat(disk.after(List.of()).names()).containsExactly(FILE);
    assertThat(disk.after(List.of(0)).names()).containsExactly(FILE, temporary);
    assertThat(disk.after(List.of(1)).content(FILE)).containsExactly(7);
    disk.syncDirectory(Path.of("/elsewhere"));
    assertThat(disk.unsynced()).hasSize(2);
    disk.syncDirectory(Path.of("/d"));
    assertThat(disk.after(List.of()).content(FILE)).containsExactly(7);
  }

  @Test
  void aRenameWithoutASyncMayKeepTheNameAndLoseTheContent() throws IOException {
    Path temporary = Path.of("/d/temporary");
    try (PositionedFile file = disk.createTemporary(temporary)) {
      file.write(bytes(7), 0);
    }
    disk.rename(temporary, FILE);
    disk.syncDirectory(Path.of("/d"));
    assertThat(disk.after(List.of()).content(FILE)).isEmpty();
  }

  @Test
  void aPowerCutMayDivideAWriteAtItsAtoms() throws IOException {
    FaultyDisk fine = new FaultyDisk(DiskTraits.PLAIN.withAtoms(4));
    fine.put(FILE, new byte[0]);
    try (PositionedFile file = fine.openForUpdate(FILE)) {
      file.write(bytes(1, 2, 3, 4, 5, 6), 3);
      assertThat(fine.unsynced())
          .containsExactly("write at 3 of 1", "write at 4 of 4", "write at 8 of 1");
      assertThat(fine.after(List.of(1)).content(FILE)).containsExactly(0, 0, 0, 0, 2, 3, 4, 5);
    }
  }

  @Test
  void aDeletedFileIsGoneOnceItsDirectoryIsSynced() throws IOException {
    disk.put(FILE, new byte[1]);
    disk.delete(FILE);
    disk.delete(FILE);
    assertThat(disk.names()).isEmpty();
    assertThat(disk.after(List.of()).names()).containsExactly(FILE);
    disk.syncDirectory(Path.of("/d"));
    assertThat(disk.after(List.of()).names()).isEmpty();
  }

  // Faults.

  @Test
  void everyCallCanFail() throws IOException {
    disk.put(FILE, new byte[8192]);
    inject(Plan.builder().onAny().number(1).always().error(Errno.EIO));
    for (Call call : Call.values()) {
      disk.inject(Plan.EMPTY, fired::add);
      try (PositionedFile file = open()) {
        inject(Plan.builder().on(call).error(Errno.EIO));
        InjectedException e = catchThrowableOfType(InjectedException.class, () -> call(call, file));
        assertThat(e)
            .as("%s", call)
            .hasMessageContaining(
                ": " + call.word() + " failed: injected EIO (Input/output error) by rule 1");
        assertThat(e.errno()).isEqualTo(Errno.EIO);
        disk.inject(Plan.EMPTY, fired::add);
      }
      assertThat(disk.left()).isEmpty();
    }
    assertThat(fired).extracting(f -> f.event().call()).containsExactly(Call.values());
    assertThat(disk.content(FILE)).isEqualTo(new byte[8192]);
  }

  private void call(Call call, PositionedFile file) throws IOException {
    switch (call) {
      case OPEN -> disk.openForReading(FILE).close();
      case READ -> file.read(ByteBuffer.allocate(10), 0);
      case WRITE -> file.write(bytes(1), 0);
      case TRUNCATE -> file.truncate(1);
      case ALLOCATE -> file.zero(0, 4096);
      case SEEK -> file.dataFrom(0);
      case SIZE -> file.sizeBytes();
      case SYNC -> file.sync();
      case CLOSE -> file.close();
      case RENAME -> disk.rename(FILE, Path.of("/d/other"));
      case UNLINK -> disk.delete(FILE);
      case SYNC_DIRECTORY -> disk.syncDirectory(Path.of("/d"));
    }
  }

  @Test
  void aDirectOpenCanBeRefused() throws IOException {
    disk.put(FILE, new byte[1]);
    inject(Plan.builder().on(Call.OPEN).direct().error(Errno.EINVAL));
    open().close();
    assertThatThrownBy(() -> DirectFiles.open(disk, FILE, false, DirectIo.ON))
        .hasMessageContaining("injected EINVAL");
  }

  @Test
  void aShortTransferSaysSo() throws IOException {
    disk.put(FILE, new byte[6]);
    inject(Plan.builder().on(Call.READ, Call.WRITE).shortBy(2));
    try (PositionedFile file = open()) {
      ByteBuffer source = bytes(1, 2, 3, 4, 5);
      assertThat(file.write(source, 0)).isEqualTo(3);
      assertThat(source.remaining()).isEqualTo(2);
      assertThat(content()).containsExactly(1, 2, 3, 0, 0, 0);
      ByteBuffer target = ByteBuffer.allocate(6);
      assertThat(file.read(target, 0)).isEqualTo(4);
      assertThat(target.position()).isEqualTo(4);
      assertThat(target.limit()).isEqualTo(6);
    }
  }

  /** Faults of writes that the program isn't told of, and what is in the file then. */
  @Test
  void writesGoWrongInSilence() throws IOException {
    assertThat(written(new Fault.Torn(2, List.of(1)))).containsExactly(0, 0, 3, 4, 0, 0, 0, 0);
    assertThat(written(new Fault.Drop())).containsExactly(0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(written(new Fault.Misdirect(3))).containsExactly(0, 0, 0, 1, 2, 3, 4, 0);
    assertThat(written(new Fault.Duplicate(4))).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
    assertThat(written(new Fault.Zero())).containsExactly(0, 0, 0, 0, 0, 0, 0, 0);
    byte[] flipped = written(new Fault.Flip(1));
    int bits = 0;
    for (int i = 0; i < 4; i++) {
      bits += Integer.bitCount(flipped[i] ^ i + 1);
    }
    assertThat(bits).isEqualTo(1);
  }

  private byte[] written(Fault fault) throws IOException {
    disk.put(FILE, new byte[8]);
    inject(Plan.builder().on(Call.WRITE).fault(fault));
    try (PositionedFile file = open()) {
      assertThat(file.write(bytes(1, 2, 3, 4), 0)).isEqualTo(4);
    }
    assertThat(fired).isNotEmpty();
    fired.clear();
    return content();
  }

  @Test
  void readsGoWrongInSilence() throws IOException {
    assertThat(read(new Fault.Stale())).containsExactly(1, 2, 3, 4);
    assertThat(read(new Fault.Zero())).containsExactly(0, 0, 0, 0);
    assertThat(read(new Fault.Misdirect(1))).containsExactly(2, 3, 9, 0);
    assertThat(read(new Fault.Flip(32))).containsExactly(~1, ~2, ~3, ~9);
  }

  private byte[] read(Fault fault) throws IOException {
    disk.put(FILE, new byte[] {1, 2, 3, 4});
    inject(Plan.builder().on(Call.READ).fault(fault));
    ByteBuffer target = ByteBuffer.allocate(4);
    try (PositionedFile file = open()) {
      file.write(bytes(9), 3);
      file.read(target, 0);
    }
    return target.array();
  }

  @Test
  void otherCallsCanBeLostInSilence() throws IOException {
    disk.put(FILE, new byte[5]);
    inject(
        Plan.builder()
            .onAny()
            .fault(new Fault.Delay(1))
            .on(Call.SYNC, Call.TRUNCATE)
            .fault(new Fault.Drop())
            .on(Call.RENAME, Call.UNLINK, Call.SYNC_DIRECTORY, Call.ALLOCATE)
            .fault(new Fault.Drop()));
    try (PositionedFile file = open()) {
      file.write(bytes(1), 0);
      file.sync();
      file.truncate(1);
      file.zero(0, 5);
    }
    disk.rename(FILE, Path.of("/d/other"));
    disk.delete(FILE);
    disk.syncDirectory(Path.of("/d"));
    assertThat(content()).containsExactly(1, 0, 0, 0, 0);
    assertThat(platter()).containsExactly(0, 0, 0, 0, 0);
    assertThat(fired.stream().filter(f -> f.action() instanceof Action.Skip)).hasSize(6);
  }

  @Test
  void aSyncThatFailsAndForgetsLosesWhatItShouldHaveSynced() throws IOException {
    disk.put(FILE, new byte[2]);
    inject(Plan.builder().on(Call.SYNC).once().fault(new Fault.Forget(Errno.EIO)));
    try (PositionedFile file = open()) {
      file.write(bytes(1), 0);
      assertThatThrownBy(file::sync).hasMessageContaining("unsynced data forgotten");
      file.write(bytes(2), 1);
      file.sync();
      assertThat(content()).containsExactly(1, 2);
      assertThat(platter()).containsExactly(0, 2);
    }
  }

  @Test
  void aFullDiskTakesWhatFits() throws IOException {
    disk.put(FILE, new byte[0]);
    inject(Plan.builder().on(Call.WRITE).fault(new Fault.Full(Errno.ENOSPC, 3)));
    try (PositionedFile file = open()) {
      assertThat(file.write(bytes(1, 2, 3, 4), 0)).isEqualTo(3);
      assertThatThrownBy(() -> file.write(bytes(4), 3)).hasMessageContaining("injected ENOSPC");
    }
    assertThat(content()).containsExactly(1, 2, 3);
  }

  @Test
  void somebodyElseCanTruncateTheFile() throws IOException {
    disk.put(FILE, new byte[100]);
    inject(Plan.builder().on(Call.READ).number(2).fault(new Fault.Shrink(30)));
    try (PositionedFile file = open()) {
      assertThat(file.read(ByteBuffer.allocate(50), 0)).isEqualTo(50);
      assertThat(file.read(ByteBuffer.allocate(50), 0)).isEqualTo(30);
      assertThat(file.sizeBytes()).isEqualTo(30);
    }
  }

  @Test
  void thePowerCanFailBeforeACallAndAfterIt() throws IOException {
    disk.put(FILE, new byte[1]);
    inject(Plan.builder().on(Call.WRITE).powerCutBefore(Keep.ALL));
    try (PositionedFile file = open()) {
      assertThatThrownBy(() -> file.write(bytes(1), 0))
          .hasMessageContaining("injected power cut before this call by rule 1");
    }
    disk.powerUp();
    assertThat(content()).containsExactly(0);
    inject(Plan.builder().on(Call.WRITE).powerCutAfter(Keep.ALL));
    try (PositionedFile file = open()) {
      assertThatThrownBy(() -> file.write(bytes(1), 0)).hasMessageContaining("after this call");
    }
    disk.powerUp();
    assertThat(content()).containsExactly(1);
  }

  @Test
  @Timeout(60)
  void aHangingCallHangsUntilItIsReleased() throws Exception {
    disk.put(FILE, new byte[1]);
    CountDownLatch hangs = new CountDownLatch(1);
    disk.inject(
        Plan.builder().on(Call.WRITE).fault(new Fault.Hang()).build(), f -> hangs.countDown());
    try (PositionedFile file = open()) {
      Thread writer =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  file.write(bytes(1), 0);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      hangs.await();
      assertThat(content()).containsExactly(0);
      // Others go on meanwhile.
      assertThat(file.sizeBytes()).isEqualTo(1);
      assertThat(writer.isAlive()).isTrue();
      disk.injector().release();
      writer.join();
    }
    assertThat(content()).containsExactly(1);
  }

  @Test
  @Timeout(60)
  void aHangingCallCanBeInterrupted() throws Exception {
    disk.put(FILE, new byte[1]);
    inject(Plan.builder().on(Call.SYNC).fault(new Fault.Hang()));
    try (PositionedFile file = open()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(file::sync).hasMessageContaining("interrupted, injected hang by rule 1");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void whoTriesForeverIsStopped() throws IOException {
    disk.put(FILE, new byte[1]);
    inject(Plan.builder().on(Call.SIZE).error(Errno.EIO));
    PositionedFile file = open();
    assertThatThrownBy(
            () -> {
              while (true) {
                try {
                  file.sizeBytes();
                } catch (IOException e) {
                  // And again.
                }
              }
            })
        .isInstanceOf(EndlessCallsError.class)
        .hasMessage("more than 1000 calls: the program tries forever");
  }
}
