package dev.plumbline.faults.fuse.server;

import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.MountCalls;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.io.ErrnoException;
import dev.plumbline.io.OpenFlags;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;

/** Serves a directory. One for a process: it sets the process's mask of permissions. */
public final class FuseServer {

  private final WorkerPool pool;

  private FuseServer(WorkerPool pool) {
    this.pool = pool;
  }

  /**
   * Opens the directory and begins to answer.
   *
   * @param directory what is served
   * @param device the open FUSE device
   * @throws IOException if the directory can't be opened
   */
  public static FuseServer start(Path directory, int device) throws IOException {
    try (CallRoom room = new CallRoom();
        Arena arena = Arena.ofConfined()) {
      long root =
          NameCalls.open(
              room,
              NameCalls.AT_FDCWD,
              arena.allocateFrom(directory.toString()),
              OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY,
              0);
      check(directory, "open", root);
      check(directory, "statx", NameCalls.stat(room, (int) root));
      // The kernel has applied the program's own mask before it asks.
      NameCalls.umask(room, 0);
      Tree tree = new Tree(new NodeTable(room, (int) root), new HandleTable(), MountCalls.isRoot());
      WorkerPool pool = new WorkerPool(new Dispatcher(tree), device);
      pool.grow();
      return new FuseServer(pool);
    }
  }

  private static void check(Path path, String call, long result) throws IOException {
    if (result < 0) {
      throw ErrnoException.of(path, call, (int) -result);
    }
  }

  /**
   * Waits until it is unmounted or {@link #stop}ped.
   *
   * @throws IOException if it could not go on
   */
  public void await() throws IOException, InterruptedException {
    Throwable failure = pool.await();
    if (failure != null) {
      throw failure instanceof IOException io
          ? io
          : new IOException("internal error: " + failure, failure);
    }
  }

  /** Lets {@link #await} return. */
  public void stop() {
    pool.over();
  }
}
