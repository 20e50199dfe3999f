package dev.plumbline.faults.fuse.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.plumbline.io.NativeCalls;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Reading a directory: {@code getdents64(2)} and the entries that it gives, {@code struct
 * linux_dirent64}.
 *
 * <pre>
 *   byte  0 inode (64)   8 cookie of the next entry (64)
 *        16 length of this entry (16)   18 kind (8)   19 name, ended by NUL
 * </pre>
 */
public final class DirectoryCalls {

  private static final long NAME = 19;

  private static final MethodHandle GETDENTS64 =
      NativeCalls.bind(
          "getdents64", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));

  private DirectoryCalls() {}

  /** One entry. */
  public record Entry(long inode, long next, int lengthBytes, int kind, MemorySegment name) {

    /**
     * The entry at a place in what {@link #read} filled.
     *
     * @param entries what it filled
     * @param at where the entry begins
     */
    public static Entry at(MemorySegment entries, long at) {
      int length = Short.toUnsignedInt(entries.get(JAVA_SHORT_UNALIGNED, at + 16));
      int nameBytes = 0;
      while (entries.get(JAVA_BYTE, at + NAME + nameBytes) != 0) {
        nameBytes++;
      }
      return new Entry(
          entries.get(JAVA_LONG_UNALIGNED, at),
          entries.get(JAVA_LONG_UNALIGNED, at + 8),
          length,
          Byte.toUnsignedInt(entries.get(JAVA_BYTE, at + 18)),
          entries.asSlice(at + NAME, nameBytes));
    }
  }

  /** How many bytes of entries were read; 0 at the end. */
  public static long read(CallRoom room, int directory, MemorySegment to, long lengthBytes) {
    return room.call(errno -> (long) GETDENTS64.invokeExact(errno, directory, to, lengthBytes));
  }
}
