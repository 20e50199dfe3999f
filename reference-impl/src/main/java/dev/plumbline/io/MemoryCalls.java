package dev.plumbline.io;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;

/**
 * Memory from the kernel itself. Addresses are plain numbers; errors come back as {@code -errno}.
 */
final class MemoryCalls {

  private static final int PROT_READ_WRITE = 1 | 2;
  private static final int MAP_PRIVATE_ANONYMOUS = 0x2 | 0x20;
  private static final int MADV_HUGEPAGE = 14;

  private static final MethodHandle MMAP =
      NativeCalls.bind(
          "mmap",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle MUNMAP =
      NativeCalls.bind("munmap", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle MADVISE =
      NativeCalls.bind("madvise", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));

  private MemoryCalls() {}

  /** Fresh zeroed memory, aligned to the host's page. */
  static long map(long bytes) {
    return NativeCalls.invoke((state, _) ->
        (long) MMAP.invokeExact(state, 0L, bytes, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0L));
  }

  static long unmap(long address, long bytes) {
    return NativeCalls.invoke((state, _) -> (int) MUNMAP.invokeExact(state, address, bytes));
  }

  /** {@code EINVAL} from a kernel without transparent huge pages. */
  static long adviseHugePages(long address, long bytes) {
    return NativeCalls.invoke(
        (state, _) -> (int) MADVISE.invokeExact(state, address, bytes, MADV_HUGEPAGE));
  }
}
