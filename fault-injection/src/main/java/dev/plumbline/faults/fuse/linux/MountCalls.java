package dev.plumbline.faults.fuse.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.plumbline.io.NativeCalls;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** Calls that mount and unmount. Rare, so each allocates what it needs. */
public final class MountCalls {

  /** Out of sight at once, gone with its last user. */
  public static final int MNT_DETACH = 2;

  private static final int UMOUNT_NOFOLLOW = 8;
  private static final long MS_NOSUID_NODEV = 2 | 4;

  private static final MethodHandle MOUNT =
      NativeCalls.bind(
          "mount", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
  private static final MethodHandle UMOUNT2 =
      NativeCalls.bind("umount2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle STATFS =
      NativeCalls.bind("statfs", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle GETEUID =
      NativeCalls.bind("geteuid", FunctionDescriptor.of(JAVA_INT));

  private MountCalls() {}

  /**
   * Mounts, without setuid programs and devices; 0.
   *
   * @param source what is shown as the mount's source
   * @param type the filesystem's type
   * @param options the filesystem's own
   */
  public static long mount(String source, Path target, String type, String options) {
    return NativeCalls.invoke((state, arena) ->
        (int)
            MOUNT.invokeExact(
                state,
                arena.allocateFrom(source),
                arena.allocateFrom(target.toString()),
                arena.allocateFrom(type),
                MS_NOSUID_NODEV,
                arena.allocateFrom(options)));
  }

  /**
   * Unmounts; 0.
   *
   * @param flags 0 or {@link #MNT_DETACH}
   */
  public static long unmount(Path target, int flags) {
    return NativeCalls.invoke((state, arena) ->
        (int)
            UMOUNT2.invokeExact(
                state, arena.allocateFrom(target.toString()), flags | UMOUNT_NOFOLLOW));
  }

  /** 0, or why the filesystem there doesn't answer. */
  public static long probe(Path place) {
    return NativeCalls.invoke((state, arena) -> {
      MemorySegment answer = arena.allocate(Statfs.BYTES, Long.BYTES);
      return (int) STATFS.invokeExact(state, arena.allocateFrom(place.toString()), answer);
    });
  }

  /** Whether this process acts as root. */
  public static boolean isRoot() {
    return NativeCalls.invoke((state, _) -> (int) GETEUID.invokeExact(state)) == 0;
  }
}
