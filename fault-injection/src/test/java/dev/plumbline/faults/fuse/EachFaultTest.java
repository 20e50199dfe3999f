package dev.plumbline.faults.fuse;

import static dev.plumbline.faults.fuse.Mounts.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.store.LoggedFault;
import dev.plumbline.io.Errno;
import dev.plumbline.io.ErrnoException;
import dev.plumbline.io.FileSpace;
import dev.plumbline.io.OpenFlags;
import dev.plumbline.io.RawFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault reaches the program, and the log says so. */
@Timeout(60)
final class EachFaultTest {

  private static final int PAGE = 4096;
  private static final byte[] DATA = new byte[4 * PAGE];
  private static final int BUFFERED = OpenFlags.O_RDWR | OpenFlags.O_CREAT;
  private static final int DIRECT = BUFFERED | OpenFlags.O_DIRECT;

  static {
    new Random(1).nextBytes(DATA);
  }

  @TempDir private static Path backing;
  private static FaultMount mount;

  private final Arena arena = Arena.ofAuto();
  private final MemorySegment memory = arena.allocate(DATA.length, PAGE);
  private Path file;
  private Path behind;

  @BeforeAll
  static void mount() throws IOException {
    mount = Mounts.start(backing, Plan.EMPTY);
  }

  @AfterAll
  static void unmount() throws IOException {
    if (mount != null) {
      mount.close();
    }
  }

  @BeforeEach
  void begin() throws IOException {
    mount.change(Plan.EMPTY);
    mount.clearLog();
    memory.copyFrom(MemorySegment.ofArray(DATA));
    file = mount.directory().resolve("file");
    behind = backing.resolve("file");
    Files.write(behind, DATA);
  }

  private static void faults(String... rules) throws IOException {
    mount.change(plan(rules));
  }

  private RawFile open(int flags) throws IOException {
    return RawFile.open(file, flags, 0600);
  }

  private static void assertFails(Errno errno, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(errno));
  }

  private static List<String> fired() throws IOException {
    return mount.fired().stream()
        .map(f -> f.call() + " " + f.offsetBytes() + " " + f.lengthBytes())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"EIO", "ENOSPC", "EDQUOT", "EINVAL", "EFBIG", "EAGAIN"})
  void aWriteReportsTheError(Errno errno) throws IOException {
    faults("on write at 4096..8192: error " + errno);
    try (RawFile raw = open(BUFFERED)) {
      assertThat(raw.pwrite(memory.asSlice(0, PAGE), 0)).isEqualTo(PAGE);
      assertFails(errno, () -> raw.pwrite(memory.asSlice(0, PAGE), PAGE));
    }
    assertThat(fired()).containsExactly("write 4096 4096");
    LoggedFault fault = mount.fired().getFirst();
    assertThat(fault.file()).isEqualTo("file");
    assertThat(fault.message()).contains("injected " + errno);
  }

  @ParameterizedTest
  @CsvSource({"EIO", "EINVAL", "ESTALE"})
  void aReadReportsTheError(Errno errno) throws IOException {
    faults("on read number 2: error " + errno);
    try (RawFile raw = open(DIRECT)) {
      assertThat(raw.pread(memory.asSlice(0, PAGE), 0)).isEqualTo(PAGE);
      assertFails(errno, () -> raw.pread(memory.asSlice(0, PAGE), 0));
      assertThat(raw.pread(memory.asSlice(0, PAGE), 0)).isEqualTo(PAGE);
    }
    assertThat(fired()).containsExactly("read 0 4096");
  }

  @ParameterizedTest
  @CsvSource({"true, by 512, 15872", "true, to 4096, 12288", "false, by 1, 16383"})
  void aShortTransferReachesTheProgramAsShort(boolean direct, String how, int count)
      throws IOException {
    faults("on read,write: short " + how);
    try (RawFile raw = open(direct ? DIRECT : BUFFERED)) {
      assertThat(raw.pwrite(memory, 2L * DATA.length)).isEqualTo(count);
      assertThat(Files.size(behind)).isEqualTo(2 * DATA.length + count);
      assertThat(raw.pread(memory, 0)).isEqualTo(count);
    }
    assertThat(fired()).containsExactly("write 32768 16384", "read 0 16384");
  }

  @Test
  void anInterruptedCallMayBeTriedAgain() throws IOException {
    faults("on write times 3: error EINTR");
    try (RawFile raw = open(BUFFERED)) {
      // It tries again by itself, as the C library's own macro does.
      assertThat(raw.pwrite(memory, 0)).isEqualTo(DATA.length);
    }
    assertThat(fired()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"512", "4096"})
  void strictDirectIoIsAboutOffsetAndLengthOfDirectRequests(int block) throws IOException {
    faults("on read,write: strict " + block);
    try (RawFile direct = open(DIRECT);
        RawFile buffered = open(BUFFERED)) {
      assertThat(direct.pwrite(memory.asSlice(0, block), block)).isEqualTo(block);
      assertThat(direct.pread(memory.asSlice(0, block), block)).isEqualTo(block);
      assertFails(Errno.EINVAL, () -> direct.pwrite(memory.asSlice(0, block), block / 2));
      assertFails(Errno.EINVAL, () -> direct.pread(memory.asSlice(0, block / 2), 0));
      assertThat(buffered.pwrite(memory.asSlice(0, 100), 7)).isEqualTo(100);
    }
    assertThat(fired()).containsExactly("write " + block / 2 + " " + block, "read 0 " + block / 2);
  }

  @Test
  void aFilesystemMayRefuseDirectIo() throws IOException {
    faults("on open direct: error EINVAL");
    assertFails(Errno.EINVAL, () -> open(DIRECT).close());
    open(BUFFERED).close();
    assertThat(fired()).hasSize(1);
  }

  private byte[] written(String fault) throws IOException {
    faults("on write: " + fault);
    byte[] other = new byte[DATA.length];
    Arrays.fill(other, (byte) 1);
    Files.write(behind, other);
    try (RawFile raw = open(DIRECT)) {
      assertThat(raw.pwrite(memory, 0)).isEqualTo(DATA.length);
    }
    assertThat(fired()).containsExactly("write 0 16384");
    return Files.readAllBytes(behind);
  }

  private static byte[] part(byte[] bytes, int page, int pages) {
    return Arrays.copyOfRange(bytes, page * PAGE, (page + pages) * PAGE);
  }

  @Test
  void aTornWriteArrivesInParts() throws IOException {
    byte[] written = written("torn 4 keep 0,2");
    assertThat(part(written, 0, 1)).isEqualTo(part(DATA, 0, 1));
    assertThat(part(written, 1, 1)).containsOnly(1);
    assertThat(part(written, 2, 1)).isEqualTo(part(DATA, 2, 1));
    assertThat(part(written, 3, 1)).containsOnly(1);
  }

  @Test
  void aDroppedWriteDoesNotArrive() throws IOException {
    assertThat(written("drop")).containsOnly(1);
  }

  @Test
  void aMisdirectedWriteArrivesElsewhere() throws IOException {
    byte[] written = written("misdirect by 4096");
    assertThat(part(written, 0, 1)).containsOnly(1);
    assertThat(part(written, 1, 4)).isEqualTo(DATA);
  }

  @Test
  void aDuplicatedWriteArrivesTwice() throws IOException {
    byte[] written = written("duplicate by 16K");
    assertThat(part(written, 0, 4)).isEqualTo(DATA);
    assertThat(part(written, 4, 4)).isEqualTo(DATA);
  }

  @Test
  void bitsAreFlippedOnTheWayThereAndBack() throws IOException {
    assertThat(differingBits(written("flip 3"))).isEqualTo(3);
    Files.write(behind, DATA);
    faults("on read: flip 5");
    try (RawFile raw = open(DIRECT)) {
      assertThat(raw.pread(memory, 0)).isEqualTo(DATA.length);
    }
    assertThat(differingBits(memory.toArray(ValueLayout.JAVA_BYTE))).isEqualTo(5);
  }

  private static int differingBits(byte[] bytes) {
    int bits = 0;
    for (int i = 0; i < DATA.length; i++) {
      bits += Integer.bitCount((bytes[i] ^ DATA[i]) & 0xff);
    }
    return bits;
  }

  @Test
  void zerosArriveInPlaceOfData() throws IOException {
    assertThat(written("zero")).containsOnly(0);
  }

  @Test
  void aFullDiskIsShortAndThenSaysSo() throws IOException {
    faults("on write: full ENOSPC after 20K");
    try (RawFile raw = open(DIRECT)) {
      assertThat(raw.pwrite(memory, 0)).isEqualTo(DATA.length);
      assertThat(raw.pwrite(memory, DATA.length)).isEqualTo(PAGE);
      assertFails(Errno.ENOSPC, () -> raw.pwrite(memory, DATA.length + PAGE));
    }
  }

  @Test
  void somebodyElseTruncatesTheFile() throws IOException {
    faults("on read: shrink to 5000");
    try (RawFile raw = open(BUFFERED)) {
      assertThat(raw.pread(memory, 0)).isEqualTo(5000);
    }
    assertThat(Files.size(behind)).isEqualTo(5000);
  }

  @Test
  void aDelayedCallSucceeds() throws IOException {
    faults("on write: delay 20 ms");
    try (RawFile raw = open(BUFFERED)) {
      assertThat(raw.pwrite(memory, 0)).isEqualTo(DATA.length);
    }
    assertThat(fired()).containsExactly("write 0 16384");
  }

  @Test
  void callsThatMoveNoBytesReportErrorsToo() throws IOException {
    faults(
        "on sync: error EIO",
        "on truncate: error EFBIG",
        "on allocate: error ENOSPC",
        "on seek: error ENXIO",
        "on close file \"file\" number 1: error ENOSPC",
        "on rename: error EXDEV",
        "on unlink: error EBUSY",
        "on sync-directory: error EIO");
    RawFile raw = open(BUFFERED);
    assertFails(Errno.EIO, raw::sync);
    assertFails(Errno.EFBIG, () -> raw.truncate(1));
    // ENXIO says that there is no data any more.
    assertThat(raw.dataFrom(0).isNone()).isTrue();
    assertFails(Errno.ENOSPC, raw::close);
    try (FileSpace space = FileSpace.open(file)) {
      assertFails(Errno.ENOSPC, () -> space.punchHole(0, PAGE));
    }
    assertThatThrownBy(() -> rename()).isInstanceOf(AtomicMoveNotSupportedException.class);
    assertThatThrownBy(() -> Files.delete(file)).hasMessageContaining("busy");
    Mounts.Ended synced = Mounts.run(mount.directory(), "sync", ".");
    assertThat(synced.code()).isEqualTo(1);
    assertThat(synced.output()).contains("Input/output error");
    assertThat(mount.fired())
        .extracting(LoggedFault::call)
        .containsExactly(
            "sync", "truncate", "seek", "close", "allocate", "rename", "unlink", "sync-directory");
    assertThat(Files.readAllBytes(behind)).isEqualTo(DATA);
  }

  /** Without this option, Java copies where it can't rename. */
  private void rename() throws IOException {
    Files.move(file, file.resolveSibling("other"), StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void droppedCallsReportSuccess() throws IOException {
    faults("on truncate,allocate,sync,rename,unlink: drop");
    try (RawFile raw = open(BUFFERED);
        FileSpace space = FileSpace.open(file)) {
      raw.truncate(1);
      raw.sync();
      assertThat(space.punchHole(0, PAGE)).isEqualTo(FileSpace.Zeroed.HOLE);
    }
    rename();
    Files.delete(file);
    assertThat(Files.readAllBytes(behind)).isEqualTo(DATA);
    assertThat(mount.fired()).hasSize(5);
  }

  @Test
  void theSizeMayNotBeKnown() throws IOException {
    faults("on size file \"file\": error EOVERFLOW");
    Mounts.Ended ended = Mounts.run(mount.directory(), "stat", "file");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output()).contains("Value too large");
  }

  @Test
  void aStaleReadGetsWhatWasLastSynced() throws IOException {
    try (RawFile raw = open(BUFFERED)) {
      raw.sync();
      raw.pwrite(arena.allocate(PAGE), 0);
      faults("on read: stale");
      assertThat(raw.pread(memory, 0)).isEqualTo(DATA.length);
      assertThat(memory.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(DATA);
      faults();
      assertThat(raw.pread(memory, 0)).isEqualTo(DATA.length);
      assertThat(memory.get(ValueLayout.JAVA_LONG, 0)).isZero();
    }
  }

  @Test
  void afterAFailedSyncTheNextOneProvesNothing() throws IOException {
    try (RawFile raw = open(BUFFERED)) {
      raw.sync();
      raw.pwrite(arena.allocate(PAGE), 0);
      faults("on sync number 1: forget EIO");
      assertFails(Errno.EIO, raw::sync);
      raw.sync();
      assertThat(Files.readAllBytes(file)).isNotEqualTo(DATA);
    }
    mount.cutPower("synced");
    mount.restart();
    assertThat(Files.readAllBytes(file)).isEqualTo(DATA);
  }
}
