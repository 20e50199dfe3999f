package dev.plumbline.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Buffers for direct I/O on huge pages. The kernel pins every page of a direct request; with 2-MiB
 * pages that is one page in place of 512, which is what direct I/O of 4-KiB pages mostly costs.
 */
public final class HugeBuffers {

  /** A huge page's size, and every buffer's alignment. */
  public static final int ALIGNMENT_BYTES = 2 << 20;

  private static final Path ENABLED = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

  private HugeBuffers() {}

  /**
   * A zeroed buffer at a multiple of {@link #ALIGNMENT_BYTES}, all of it in memory already.
   *
   * @param bytes its size; a multiple of {@link #ALIGNMENT_BYTES} leaves no part on small pages
   * @return the buffer, on plain pages where huge ones are switched off
   * @throws IOException when there is no memory
   */
  @SuppressWarnings("MustBeClosedChecker") // the buffer closes it
  public static HugeBuffer allocate(int bytes) throws IOException {
    if (bytes <= 0) {
      throw new IllegalArgumentException("a buffer of " + bytes + " bytes");
    }
    long mappedBytes = (long) bytes + ALIGNMENT_BYTES;
    long mapped = MemoryCalls.map(mappedBytes);
    // An address is never in the last page, where -errno lies.
    if (mapped < 0 && mapped > -4096) {
      Errno errno = Errno.of((int) -mapped);
      throw new IOException(
          "no memory for a buffer of "
              + bytes
              + " bytes: mmap failed: "
              + (errno == null ? "errno " + -mapped : errno));
    }
    long start = Math.ceilDiv(mapped, ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
    boolean huge = areHugePagesOn() && MemoryCalls.adviseHugePages(start, bytes) == 0;
    Arena arena = Arena.ofShared();
    MemorySegment memory =
        MemorySegment.ofAddress(start)
            .reinterpret(bytes, arena, _ -> MemoryCalls.unmap(mapped, mappedBytes));
    // The first touch decides what pages there will be, so it comes after the advice.
    memory.fill((byte) 0);
    return new HugeBuffer(memory, arena, huge);
  }

  /** Whether the kernel gives huge pages to those who ask. */
  static boolean areHugePagesOn() {
    try {
      return !Files.readString(ENABLED).contains("[never]");
    } catch (IOException e) {
      return false;
    }
  }
}
