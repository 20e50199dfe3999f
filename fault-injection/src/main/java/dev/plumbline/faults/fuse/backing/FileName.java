package dev.plumbline.faults.fuse.backing;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A name in a directory, kept as the bytes it is. */
final class FileName {

  private final byte[] bytes;

  private FileName(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies a name with its NUL. */
  static FileName of(MemorySegment name) {
    return new FileName(name.toArray(JAVA_BYTE));
  }

  /** The name in memory, with its NUL. */
  MemorySegment in(Arena arena) {
    return arena.allocateFrom(JAVA_BYTE, bytes);
  }
}
