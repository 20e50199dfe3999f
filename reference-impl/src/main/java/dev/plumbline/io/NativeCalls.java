package dev.plumbline.io;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/** How functions of the C library are bound and called so that their errno is kept. */
final class NativeCalls {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private NativeCalls() {}

  /** One call, given room for its errno and an arena that ends with it. */
  @FunctionalInterface
  interface Call {
    long on(MemorySegment state, Arena arena) throws Throwable;
  }

  /** A function that leaves its errno in the segment it takes first. */
  static MethodHandle bind(String name, FunctionDescriptor type, Linker.Option... more) {
    Linker.Option[] options = Arrays.copyOf(more, more.length + 1);
    options[more.length] = Linker.Option.captureCallState("errno");
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, options);
  }

  /**
   * Makes a call, again if a signal interrupted it.
   *
   * @return its result, or {@code -errno} where that is -1
   */
  static long invoke(Call call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      while (true) {
        long result = call.on(state, arena);
        int errno = (int) ERRNO.get(state, 0L);
        if (result != -1) {
          return result;
        }
        if (errno != Errno.EINTR.number()) {
          return -errno;
        }
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a system call threw", e);
    }
  }
}
