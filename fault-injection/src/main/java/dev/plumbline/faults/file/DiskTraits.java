package dev.plumbline.faults.file;

import dev.plumbline.faults.plan.Fault;

/**
 * What a disk in memory is like.
 *
 * @param directIo whether its filesystem has {@code O_DIRECT}; opening with it is {@code EINVAL}
 *     otherwise
 * @param alignment what direct requests must be aligned to
 * @param atomBytes what a power cut can't divide: a longer write that was not synced counts as
 *     several changes, divided at multiples of this many bytes of the file
 * @param mostCalls after so many calls a program counts as one that never ends: {@link
 *     EndlessCallsError}
 */
public record DiskTraits(boolean directIo, Fault.Strict alignment, int atomBytes, long mostCalls) {

  /** 4096-byte pages of memory and blocks, whole writes, a million calls. */
  public static final DiskTraits PLAIN =
      new DiskTraits(true, new Fault.Strict(4096, 512), Integer.MAX_VALUE, 1_000_000);

  /** The same with a filesystem that has no direct I/O. */
  public DiskTraits withoutDirectIo() {
    return new DiskTraits(false, alignment, atomBytes, mostCalls);
  }

  /** The same with blocks of another size. */
  public DiskTraits withBlocks(int blockBytes) {
    return new DiskTraits(
        directIo, new Fault.Strict(blockBytes, alignment.memoryBytes()), atomBytes, mostCalls);
  }

  /** The same with writes that a power cut divides. */
  public DiskTraits withAtoms(int bytes) {
    return new DiskTraits(directIo, alignment, bytes, mostCalls);
  }

  /** The same with another bound of calls. */
  public DiskTraits withMostCalls(long calls) {
    return new DiskTraits(directIo, alignment, atomBytes, calls);
  }
}
