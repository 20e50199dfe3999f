package dev.plumbline.io;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;

/** Room for the errno of one call at a time, for functions that {@link NativeCalls#bind} binds. */
public final class ErrnoState {

  private static final StructLayout LAYOUT = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      LAYOUT.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private final MemorySegment segment;

  /** Takes the room from an arena. */
  public ErrnoState(Arena arena) {
    this.segment = arena.allocate(LAYOUT);
  }

  /** What the function takes as its first argument. */
  public MemorySegment segment() {
    return segment;
  }

  /**
   * What came of the last call.
   *
   * @param returned what the function returned
   * @return the same, or {@code -errno} if that is -1
   */
  public long result(long returned) {
    return returned == -1 ? -(int) ERRNO.get(segment, 0L) : returned;
  }
}
