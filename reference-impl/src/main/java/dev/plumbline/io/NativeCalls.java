package dev.plumbline.io;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/** How functions of the C library are bound and called so that their errno is kept. */
public final class NativeCalls {

  private static final Linker LINKER = Linker.nativeLinker();

  private NativeCalls() {}

  /** One call, given room for its errno and an arena that ends with it. */
  @FunctionalInterface
  public interface Call {

    /**
     * Makes the call.
     *
     * @param state what the function takes first
     * @param arena for arguments, ends with the call
     * @return the function's result, -1 for an error
     */
    long on(MemorySegment state, Arena arena) throws Throwable;
  }

  /**
   * A function that leaves its errno in the segment it takes first, an {@link ErrnoState}'s.
   *
   * @param name in the C library
   * @param type without that segment
   * @param more further options
   */
  public static MethodHandle bind(String name, FunctionDescriptor type, Linker.Option... more) {
    Linker.Option[] options = Arrays.copyOf(more, more.length + 1);
    options[more.length] = Linker.Option.captureCallState("errno");
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, options);
  }

  /**
   * Makes a call, again if a signal interrupted it.
   *
   * @return its result, or {@code -errno} where that is -1
   */
  public static long invoke(Call call) {
    try (Arena arena = Arena.ofConfined()) {
      ErrnoState state = new ErrnoState(arena);
      while (true) {
        long result = state.result(call.on(state.segment(), arena));
        if (result != -Errno.EINTR.number()) {
          return result;
        }
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a system call threw", e);
    }
  }
}
