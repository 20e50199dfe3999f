package dev.plumbline.faults.fuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.faults.plan.Plan;
import dev.plumbline.fixtures.Extents;
import dev.plumbline.io.Errno;
import dev.plumbline.io.ErrnoException;
import dev.plumbline.io.FileSpace;
import dev.plumbline.io.OpenFlags;
import dev.plumbline.io.RawFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Without faults it is the directory behind it. */
@Timeout(60)
final class PassthroughTest {

  private static final int MEBIBYTE = 1 << 20;

  @TempDir private static Path backing;
  private static FaultMount mount;
  private static Path root;

  @BeforeAll
  static void mount() throws IOException {
    mount = Mounts.start(backing, Plan.EMPTY);
    root = mount.directory();
  }

  @AfterAll
  static void unmount() throws IOException {
    if (mount != null) {
      mount.close();
    }
  }

  @Test
  void whatIsWrittenIsInTheBackingFileAndReadBack() throws IOException {
    byte[] content = random(1, 3 * MEBIBYTE + 123);
    Files.write(root.resolve("file"), content);
    assertThat(Files.readAllBytes(backing.resolve("file"))).isEqualTo(content);
    assertThat(Files.readAllBytes(root.resolve("file"))).isEqualTo(content);
  }

  @Test
  void directTransfersOfAnySizeComeThrough() throws IOException {
    Path file = root.resolve("direct");
    int flags = OpenFlags.O_RDWR | OpenFlags.O_CREAT | OpenFlags.O_DIRECT;
    try (RawFile raw = RawFile.open(file, flags, 0600);
        Arena arena = Arena.ofConfined()) {
      for (int length : new int[] {4096, 1 << 19, MEBIBYTE, 5 * MEBIBYTE}) {
        MemorySegment memory = arena.allocate(length, 4096);
        memory.copyFrom(MemorySegment.ofArray(random(length, length)));
        assertThat(writeAll(raw, memory, 4096)).isEqualTo(length);
        MemorySegment read = arena.allocate(length, 4096);
        assertThat(readAll(raw, read, 4096)).isEqualTo(length);
        assertThat(read.mismatch(memory)).isEqualTo(-1);
      }
    }
  }

  private static long writeAll(RawFile file, MemorySegment memory, long at) throws IOException {
    long done = 0;
    while (done < memory.byteSize()) {
      done += file.pwrite(memory.asSlice(done), at + done);
    }
    return done;
  }

  private static long readAll(RawFile file, MemorySegment memory, long at) throws IOException {
    long done = 0;
    while (done < memory.byteSize()) {
      done += file.pread(memory.asSlice(done), at + done);
    }
    return done;
  }

  @Test
  void aFileKeepsTheModeItIsMadeWith() throws IOException {
    Path file = root.resolve("private");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    assertThat(Files.getPosixFilePermissions(backing.resolve("private")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-x--x"));
    assertThat(Files.getPosixFilePermissions(backing.resolve("private")))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-x--x"));
  }

  @Test
  void timesAreSetAndKept() throws IOException {
    Path file = Files.createFile(root.resolve("times"));
    FileTime then = FileTime.from(Instant.parse("2001-02-03T04:05:06.789012345Z"));
    Files.setLastModifiedTime(file, then);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(then);
    assertThat(Files.getLastModifiedTime(backing.resolve("times"))).isEqualTo(then);
  }

  @Test
  void namesComeGoAndChange() throws IOException {
    Path directory = Files.createDirectory(root.resolve("names"));
    Path a = Files.writeString(directory.resolve("a"), "a");
    Path b = Files.writeString(directory.resolve("b"), "b");
    Files.createLink(directory.resolve("hard"), a);
    Files.createSymbolicLink(directory.resolve("soft"), Path.of("b"));
    Path sub = Files.createDirectory(directory.resolve("sub"));
    Files.move(a, sub.resolve("moved"));
    Files.move(b, directory.resolve("hard"), StandardCopyOption.REPLACE_EXISTING);

    assertThat(list(directory)).isEqualTo(Set.of("hard", "soft", "sub"));
    assertThat(list(directory)).isEqualTo(list(backing.resolve("names")));
    assertThat(Files.readString(sub.resolve("moved"))).isEqualTo("a");
    assertThat(Files.readString(directory.resolve("hard"))).isEqualTo("b");
    assertThat(Files.readSymbolicLink(directory.resolve("soft"))).isEqualTo(Path.of("b"));
    assertThatThrownBy(() -> Files.readString(directory.resolve("soft")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Files.createFile(directory.resolve("hard")))
        .isInstanceOf(FileAlreadyExistsException.class);
    Files.delete(sub.resolve("moved"));
    Files.delete(sub);
    assertThat(list(backing.resolve("names"))).isEqualTo(Set.of("hard", "soft"));
  }

  private static Set<String> list(Path directory) throws IOException {
    Set<String> names = new TreeSet<>();
    try (var files = Files.newDirectoryStream(directory)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }

  @Test
  void aDirectoryOfThousandsIsListedWhole() throws IOException {
    Path directory = Files.createDirectory(root.resolve("many"));
    Set<String> expected = new TreeSet<>();
    for (int i = 0; i < 3000; i++) {
      String name = "a name that is not all that short, number " + i;
      Files.createFile(backing.resolve("many").resolve(name));
      expected.add(name);
    }
    assertThat(list(directory)).isEqualTo(expected);
  }

  @Test
  void anOpenFileOutlivesItsName() throws IOException {
    Path file = Files.writeString(root.resolve("doomed"), "still here");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Files.delete(file);
      ByteBuffer read = ByteBuffer.allocate(100);
      assertThat(channel.read(read, 0)).isEqualTo(10);
    }
    assertThat(Files.exists(backing.resolve("doomed"))).isFalse();
  }

  @Test
  void holesAreFoundMadeAndCutOff() throws IOException {
    Path file = root.resolve("sparse");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(random(2, 65536)), 4 * MEBIBYTE);
      channel.write(ByteBuffer.wrap(random(3, 65536)), 8 * MEBIBYTE);
    }
    assertThat(Extents.of(file)).isEqualTo(Extents.of(backing.resolve("sparse"))).hasSize(2);
    try (FileSpace space = FileSpace.open(file)) {
      assertThat(space.punchHole(4 * MEBIBYTE, MEBIBYTE)).isEqualTo(FileSpace.Zeroed.HOLE);
    }
    assertThat(Extents.of(file)).isEqualTo(Extents.of(backing.resolve("sparse"))).hasSize(1);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(MEBIBYTE);
    }
    assertThat(Files.size(backing.resolve("sparse"))).isEqualTo(MEBIBYTE);
    assertThat(Extents.of(file)).isEmpty();
  }

  @Test
  void anAppendingWriteGoesToTheEnd() throws IOException {
    Path file = Files.writeString(root.resolve("appended"), "one");
    Files.writeString(file, "two", StandardOpenOption.APPEND);
    assertThat(Files.readString(backing.resolve("appended"))).isEqualTo("onetwo");
  }

  @Test
  void openingMayTruncate() throws IOException {
    Path file = Files.writeString(root.resolve("truncated"), "something longer");
    Files.writeString(file, "short");
    assertThat(Files.readString(backing.resolve("truncated"))).isEqualTo("short");
  }

  @Test
  void aFileMayBeMappedAndAProgramRun() throws IOException {
    Path file = Files.write(root.resolve("mapped"), new byte[8192]);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var map = channel.map(FileChannel.MapMode.READ_WRITE, 0, 8192);
      map.put(4096, (byte) 7);
      map.force();
    }
    assertThat(Files.readAllBytes(backing.resolve("mapped"))[4096]).isEqualTo((byte) 7);
    // Bash reads a script, and the kernel maps what it starts.
    Mounts.Ended copied = Mounts.run(root, "cp", "/bin/true", "program");
    assertThat(copied).isEqualTo(new Mounts.Ended(0, ""));
    assertThat(Mounts.run(root, "bash", "-c", "./program")).isEqualTo(new Mounts.Ended(0, ""));
  }

  @Test
  void locksKeepOthersOut() throws IOException {
    Path file = Files.createFile(root.resolve("locked"));
    Mounts.Ended ended =
        Mounts.run(root, "flock", file.toString(), "flock", "--nonblock", file.toString(), "true");
    assertThat(ended.code()).isEqualTo(1);
  }

  @Test
  void whatChangesBehindItIsSeenAtOnce() throws IOException {
    Path file = Files.writeString(root.resolve("behind"), "before");
    assertThat(Files.readString(file)).isEqualTo("before");
    Files.writeString(backing.resolve("behind"), "after it");
    assertThat(Files.readString(file)).isEqualTo("after it");
    Files.delete(backing.resolve("behind"));
    assertThat(Files.exists(file)).isFalse();
  }

  @Test
  void symbolicLinksLeadWhereTheyLeadTheProgram() throws IOException {
    Path outside = Files.createTempFile("plumbline-outside-", "");
    try {
      Files.writeString(outside, "outside");
      Path link = Files.createSymbolicLink(backing.resolve("out"), outside);
      assertThat(Files.readString(root.resolve("out"))).isEqualTo("outside");
      // The link itself is renamed and deleted, never what it leads to.
      Files.move(root.resolve("out"), root.resolve("out2"));
      Files.delete(root.resolve("out2"));
      assertThat(Files.exists(link)).isFalse();
      assertThat(Files.readString(outside)).isEqualTo("outside");
    } finally {
      Files.delete(outside);
    }
  }

  @Test
  void extendedAttributesAreNotSupported() throws IOException {
    Path file = Files.createFile(root.resolve("attributes"));
    assertThatThrownBy(() -> Files.setAttribute(file, "user:some", ByteBuffer.wrap(new byte[] {1})))
        .isInstanceOfAny(IOException.class, UnsupportedOperationException.class);
  }

  @Test
  void unalignedDirectRequestsMeetTheBackingFilesystem() throws IOException {
    Path file = root.resolve("unaligned");
    Files.write(file, new byte[8192]);
    int flags = OpenFlags.O_RDWR | OpenFlags.O_DIRECT;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(4096, 4096).asSlice(0, 1000);
      assertThat(direct(file, flags, memory)).isEqualTo(direct(behind(file), flags, memory));
    }
  }

  private static Path behind(Path file) {
    return backing.resolve(root.relativize(file));
  }

  private static String direct(Path file, int flags, MemorySegment memory) throws IOException {
    try (RawFile raw = RawFile.open(file, flags, 0)) {
      return "" + raw.pwrite(memory, 0);
    } catch (ErrnoException e) {
      return String.valueOf(e.errno());
    }
  }

  @Test
  void errorsAreThoseOfTheBackingFilesystem() throws IOException {
    Path directory = Files.createDirectories(root.resolve("full/of")).getParent();
    assertThatThrownBy(() -> Files.delete(directory))
        .isInstanceOf(java.nio.file.DirectoryNotEmptyException.class);
    assertThatThrownBy(() -> RawFile.open(directory, OpenFlags.O_WRONLY, 0))
        .isInstanceOfSatisfying(
            ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EISDIR));
    String longName = "n".repeat(256);
    assertThatThrownBy(() -> Files.createFile(root.resolve(longName)))
        .hasMessageContaining("File name too long");
  }

  private static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
