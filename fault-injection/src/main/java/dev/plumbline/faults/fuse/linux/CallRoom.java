package dev.plumbline.faults.fuse.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.plumbline.io.ErrnoState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * What one thread's calls need beside their arguments, allocated once: room for an errno, for a
 * path under {@code /proc} and for attributes. Belongs to the thread that makes it.
 */
public final class CallRoom implements AutoCloseable {

  private static final byte[] PROC =
      "/proc/self/fd/".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final int PATH_BYTES = 32;

  private final Arena arena = Arena.ofConfined();
  private final ErrnoState state = new ErrnoState(arena);
  private final MemorySegment procPath = arena.allocate(PATH_BYTES);
  private final MemorySegment empty = arena.allocate(1);
  private final Statx statx = new Statx(arena.allocate(Statx.BYTES, Long.BYTES));
  private final Statfs statfs = new Statfs(arena.allocate(Statfs.BYTES, Long.BYTES));

  /** A function of the C library, given room for its errno. */
  @FunctionalInterface
  interface Call {
    long on(MemorySegment errno) throws Throwable;
  }

  /** Makes a room for this thread. */
  public CallRoom() {
    MemorySegment.copy(PROC, 0, procPath, JAVA_BYTE, 0, PROC.length);
  }

  /** The errno's place, for calls that are made without {@link #call}. */
  MemorySegment errno() {
    return state.segment();
  }

  /** What a call returned, or {@code -errno}. */
  long result(long returned) {
    return state.result(returned);
  }

  /** Makes a call. */
  long call(Call call) {
    try {
      return state.result(call.on(state.segment()));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** What a method handle may throw, which is nothing but a mistake here. */
  static RuntimeException unexpected(Throwable e) {
    return switch (e) {
      case RuntimeException known -> known;
      case Error known -> throw known;
      default -> new IllegalStateException("a system call threw", e);
    };
  }

  /** The empty name, which stands for a descriptor itself. */
  MemorySegment empty() {
    return empty;
  }

  /**
   * The path that leads to what a descriptor is open on, be it with {@code O_PATH}. Holds until the
   * next call of this.
   */
  public MemorySegment procPath(int descriptor) {
    int digits = descriptor < 10 ? 1 : (int) Math.log10(descriptor) + 1;
    int rest = descriptor;
    for (int i = PROC.length + digits - 1; i >= PROC.length; i--) {
      procPath.set(JAVA_BYTE, i, (byte) ('0' + rest % 10));
      rest /= 10;
    }
    procPath.set(JAVA_BYTE, PROC.length + digits, (byte) 0);
    return procPath;
  }

  /** What {@link NameCalls#stat} fills. */
  public Statx statx() {
    return statx;
  }

  /** What {@link NameCalls#statfs} fills. */
  public Statfs statfs() {
    return statfs;
  }

  @Override
  public void close() {
    arena.close();
  }
}
