package dev.plumbline.io;

import dev.plumbline.io.DirectIoAlignment.Source;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds by trying what direct requests must be aligned to: one of memory, offset and length at a
 * time is aligned to ever less, while the others are aligned to {@link #MOST_BYTES}.
 */
final class AlignmentProbe {

  /** The largest alignment looked for: the largest page size of the machines that QEMU runs on. */
  static final int MOST_BYTES = 1 << 16;

  private static final int SCRATCH_BYTES = 4 * MOST_BYTES;

  private final RawFile file;
  private final MemorySegment memory;
  private final boolean mayWrite;

  private AlignmentProbe(RawFile file, MemorySegment memory, boolean mayWrite) {
    this.file = file;
    this.memory = memory;
    this.mayWrite = mayWrite;
  }

  /** See {@link DirectIoAlignment#discover}. */
  static DirectIoAlignment probe(Path path) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(SCRATCH_BYTES, MOST_BYTES);
      try (RawFile file = RawFile.open(path, OpenFlags.O_RDONLY | OpenFlags.O_DIRECT, 0)) {
        if (file.sizeBytes() >= SCRATCH_BYTES) {
          return new AlignmentProbe(file, memory, false).find("reads of it were tried");
        }
      }
      try (RawFile scratch = scratchBeside(path)) {
        scratch.truncate(SCRATCH_BYTES);
        return new AlignmentProbe(scratch, memory, true)
            .find("reads and writes of a scratch file beside it were tried");
      }
    } catch (ErrnoException e) {
      int least = DirectIoAlignment.LEAST_BYTES;
      return new DirectIoAlignment(
          least, least, least, Source.ASSUMED, "nothing could be tried: " + e.getMessage());
    }
  }

  /** A file that nobody else sees; it ends with its descriptor. */
  private static RawFile scratchBeside(Path path) throws IOException {
    Path directory = path.toAbsolutePath().normalize().getParent();
    Path where = directory == null ? path.toAbsolutePath() : directory;
    int flags = OpenFlags.O_RDWR | OpenFlags.O_DIRECT;
    try {
      return RawFile.open(where, flags | OpenFlags.O_TMPFILE, 0600);
    } catch (ErrnoException e) {
      // Not every filesystem makes nameless files; FUSE servers mostly don't.
      String unique = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
      Path named = where.resolve(".plumbline-" + unique + ".part");
      RawFile scratch = RawFile.open(named, flags | OpenFlags.O_CREAT | OpenFlags.O_EXCL, 0600);
      Files.deleteIfExists(named);
      return scratch;
    }
  }

  private DirectIoAlignment find(String how) throws IOException {
    if (!works(0, 0, MOST_BYTES)) {
      return DirectIoAlignment.none(how + " and refused (EINVAL), aligned to 64 KiB as they were");
    }
    int memoryBytes = smallest(bytes -> works(bytes, 0, MOST_BYTES));
    int offsetBytes = smallest(bytes -> works(0, bytes, MOST_BYTES));
    int lengthBytes = smallest(bytes -> works(0, 0, bytes));
    return new DirectIoAlignment(memoryBytes, offsetBytes, lengthBytes, Source.PROBED, how);
  }

  @FunctionalInterface
  private interface Attempt {
    boolean works(int bytes) throws IOException;
  }

  /** The smallest power of two from which on everything works. */
  private static int smallest(Attempt attempt) throws IOException {
    int bytes = MOST_BYTES;
    while (bytes > 1 && attempt.works(bytes / 2)) {
      bytes /= 2;
    }
    return bytes;
  }

  private boolean works(int memoryOffset, long position, int length) throws IOException {
    MemorySegment part = memory.asSlice(memoryOffset, length);
    try {
      file.pread(part, position);
      if (mayWrite) {
        file.pwrite(part, position);
      }
      return true;
    } catch (ErrnoException e) {
      if (e.errno() == Errno.EINVAL) {
        return false;
      }
      throw e;
    }
  }
}
