package dev.plumbline.faults.fuse.server;

import dev.plumbline.faults.fuse.backing.JournaledStore;
import dev.plumbline.faults.fuse.backing.NodeTable;
import dev.plumbline.faults.fuse.backing.PlainStore;
import dev.plumbline.faults.fuse.backing.Store;
import dev.plumbline.faults.fuse.backing.Unsynced;
import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.MountCalls;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.faults.inject.FaultLog;
import dev.plumbline.faults.inject.Survivors;
import dev.plumbline.faults.plan.Plan;
import dev.plumbline.io.ErrnoException;
import dev.plumbline.io.OpenFlags;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;

/** Serves a directory. One for a process: it sets the process's mask of permissions. */
public final class FuseServer {

  private final Tree tree;
  private final Waits waits;
  private final WorkerPool pool;
  private final FaultLog log;

  private FuseServer(Tree tree, Waits waits, WorkerPool pool, FaultLog log) {
    this.tree = tree;
    this.waits = waits;
    this.pool = pool;
    this.log = log;
  }

  /**
   * What is served.
   *
   * @param directory the backing directory
   * @param plan what goes wrong
   * @param log told of every fault
   * @param journal whether the power can be cut although the plan doesn't
   */
  public record Served(Path directory, Plan plan, FaultLog log, boolean journal) {

    boolean needsJournal() {
      return journal || Faults.needsJournal(plan);
    }
  }

  /**
   * Opens the directory and begins to answer.
   *
   * @param device the open FUSE device
   * @throws IOException if the directory can't be opened
   */
  public static FuseServer start(Served served, int device) throws IOException {
    try (CallRoom room = new CallRoom()) {
      int root = open(room, served.directory());
      // The kernel has applied the program's own mask before it asks.
      NameCalls.umask(room, 0);
      Store store =
          served.needsJournal()
              ? JournaledStore.open(room, root, served.directory(), JournaledStore.LIMIT_BYTES)
              : new PlainStore();
      check(served.directory(), "statx", NameCalls.stat(room, root));
      Waits waits = new Waits();
      Gate gate = new Gate(store, waits, new Faults(served.plan(), served.log()));
      Tree tree =
          new Tree(new NodeTable(room, root), new HandleTable(), store, gate, MountCalls.isRoot());
      WorkerPool pool = new WorkerPool(new Dispatcher(tree, waits), device);
      pool.grow();
      return new FuseServer(tree, waits, pool, served.log());
    }
  }

  private static int open(CallRoom room, Path directory) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      long root =
          NameCalls.open(
              room,
              NameCalls.AT_FDCWD,
              arena.allocateFrom(directory.toString()),
              OpenFlags.O_RDONLY | OpenFlags.O_DIRECTORY,
              0);
      check(directory, "open", root);
      return (int) root;
    }
  }

  private static void check(Path path, String call, long result) throws IOException {
    if (result < 0) {
      throw ErrnoException.of(path, call, (int) -result);
    }
  }

  /** How often so much was unsynced that it was taken for written back. */
  public int writeBacks() {
    return tree.store() instanceof JournaledStore journaled ? journaled.writeBacks() : 0;
  }

  /** Lets all go on that hangs, or is to hang under this plan. */
  public void release() {
    tree.gate().faults().injector().release();
  }

  /** What was written and not synced so far. */
  public List<Unsynced.Entry> unsynced() {
    return tree.store().unsynced().entries(tree.nodes().root().descriptor());
  }

  /**
   * From now on another plan holds.
   *
   * @return whether it can: one that loses what was not synced needs a journal from the start
   */
  public boolean change(Plan plan) {
    if (Faults.needsJournal(plan) && !tree.store().canLose()) {
      return false;
    }
    tree.gate().change(new Faults(plan, log));
    return true;
  }

  /**
   * The power fails: nothing works any more until {@link #restart}.
   *
   * @return whether it can: that needs a journal
   */
  public boolean cutPower(Survivors survivors) {
    if (!tree.store().canLose()) {
      return false;
    }
    try (CallRoom room = new CallRoom()) {
      tree.store().cut(room, survivors);
    }
    return true;
  }

  /** The power is back; what was open before stays unusable. */
  public void restart() {
    if (tree.store().isOff()) {
      try (CallRoom room = new CallRoom()) {
        tree.handles().removeAll().forEach(file -> file.close(room));
      }
      tree.store().restart();
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

  /** Ends all waiting, and lets {@link #await} return. What comes meanwhile is still answered. */
  public void stop() {
    waits.stop();
    pool.over();
  }

  /** Leaves nothing of its own in the backing directory. To be called when it is unmounted. */
  public void clean() {
    if (tree.store() instanceof JournaledStore journaled) {
      try (CallRoom room = new CallRoom()) {
        journaled.close(room);
      }
    }
  }
}
