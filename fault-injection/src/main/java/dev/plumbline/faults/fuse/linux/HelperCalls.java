package dev.plumbline.faults.fuse.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.plumbline.io.NativeCalls;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * Starting a program with a socket as its standard input, which Java's own processes can't have,
 * and taking a descriptor that it sends.
 */
public final class HelperCalls {

  private static final int AF_UNIX = 1;
  private static final int SOCK_STREAM_CLOEXEC = 1 | 0x80000;
  private static final int SCM_RIGHTS = 1;
  private static final int MSG_CMSG_CLOEXEC = 0x4000_0000;
  private static final int FILE_ACTIONS_BYTES = 512;
  private static final int STDIN = 0;

  private static final MethodHandle SOCKETPAIR =
      NativeCalls.bind(
          "socketpair", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle RECVMSG =
      NativeCalls.bind("recvmsg", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle ACTIONS_INIT =
      NativeCalls.bind("posix_spawn_file_actions_init", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle ACTIONS_DESTROY =
      NativeCalls.bind(
          "posix_spawn_file_actions_destroy", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle ACTIONS_DUP2 =
      NativeCalls.bind(
          "posix_spawn_file_actions_adddup2",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
  private static final MethodHandle SPAWNP =
      NativeCalls.bind(
          "posix_spawnp",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle WAITPID =
      NativeCalls.bind("waitpid", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));

  private HelperCalls() {}

  /**
   * Two connected sockets.
   *
   * @param pair filled with their descriptors
   * @return 0
   */
  public static long socketPair(int[] pair) {
    return NativeCalls.invoke((state, arena) -> {
      MemorySegment both = arena.allocate(JAVA_INT, 2);
      int result = (int) SOCKETPAIR.invokeExact(state, AF_UNIX, SOCK_STREAM_CLOEXEC, 0, both);
      pair[0] = both.getAtIndex(JAVA_INT, 0);
      pair[1] = both.getAtIndex(JAVA_INT, 1);
      return result;
    });
  }

  /**
   * Starts a program from the {@code PATH}.
   *
   * @param input its standard input
   * @param environment {@code NAME=VALUE} each
   * @return its process id
   */
  public static long spawn(List<String> command, List<String> environment, int input) {
    return NativeCalls.invoke((state, arena) -> {
      MemorySegment actions = arena.allocate(FILE_ACTIONS_BYTES, Long.BYTES);
      MemorySegment id = arena.allocate(JAVA_INT);
      int result = (int) ACTIONS_INIT.invokeExact(state, actions);
      if (result == 0) {
        result = (int) ACTIONS_DUP2.invokeExact(state, actions, input, STDIN);
        if (result == 0) {
          result =
              (int)
                  SPAWNP.invokeExact(
                      state,
                      id,
                      arena.allocateFrom(command.getFirst()),
                      actions,
                      MemorySegment.NULL,
                      strings(arena, command),
                      strings(arena, environment));
        }
        int ignored = (int) ACTIONS_DESTROY.invokeExact(state, actions);
      }
      // These return their error and leave errno alone.
      return result == 0 ? id.get(JAVA_INT, 0) : -(long) result;
    });
  }

  /** Waits for a process that {@link #spawn} started; its status as {@code wait(2)} has it. */
  public static long awaitEnd(int process) {
    int[] status = new int[1];
    long result =
        NativeCalls.invoke((state, arena) -> {
          MemorySegment word = arena.allocate(JAVA_INT);
          int waited = (int) WAITPID.invokeExact(state, process, word, 0);
          status[0] = word.get(JAVA_INT, 0);
          return waited;
        });
    return result < 0 ? result : status[0];
  }

  /**
   * Waits for a descriptor that is sent with one byte ({@code SCM_RIGHTS}).
   *
   * @return it, close-on-exec, or -1 if the sender closed without having sent one
   */
  public static long receiveDescriptor(int socket) {
    int[] received = {-1};
    long result =
        NativeCalls.invoke((state, arena) -> {
          MemorySegment iovec = arena.allocate(2 * Long.BYTES, Long.BYTES);
          iovec.set(ADDRESS, 0, arena.allocate(1));
          iovec.set(JAVA_LONG, 8, 1);
          MemorySegment control = arena.allocate(24, Long.BYTES);
          MemorySegment message = arena.allocate(56, Long.BYTES);
          message.set(ADDRESS, 16, iovec);
          message.set(JAVA_LONG, 24, 1);
          message.set(ADDRESS, 32, control);
          message.set(JAVA_LONG, 40, control.byteSize());
          long count = (long) RECVMSG.invokeExact(state, socket, message, MSG_CMSG_CLOEXEC);
          if (count > 0
              && message.get(JAVA_LONG, 40) > 0
              && control.get(JAVA_INT, 12) == SCM_RIGHTS) {
            received[0] = control.get(JAVA_INT, 16);
          }
          return count;
        });
    return result < 0 ? result : received[0];
  }

  /** A NULL-terminated array of strings. */
  private static MemorySegment strings(Arena arena, List<String> strings) {
    MemorySegment array = arena.allocate(ADDRESS, strings.size() + 1L);
    for (int i = 0; i < strings.size(); i++) {
      array.setAtIndex(ADDRESS, i, arena.allocateFrom(strings.get(i)));
    }
    return array;
  }
}
