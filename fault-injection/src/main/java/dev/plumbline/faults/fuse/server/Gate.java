package dev.plumbline.faults.fuse.server;

import dev.plumbline.faults.fuse.backing.Node;
import dev.plumbline.faults.fuse.backing.Store;
import dev.plumbline.faults.fuse.linux.CallRoom;
import dev.plumbline.faults.fuse.linux.NameCalls;
import dev.plumbline.faults.inject.Action;
import dev.plumbline.faults.inject.Decision;
import dev.plumbline.faults.inject.Event;
import dev.plumbline.faults.inject.Fired;
import dev.plumbline.io.Errno;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where every call passes on its way to the backing directory, and the plan decides about it. */
final class Gate {

  /** The call is to be carried out. */
  static final long GO_ON = 1;

  private static final int NONE = -1;

  private final Store store;
  private final Waits waits;
  private volatile Faults faults;

  Gate(Store store, Waits waits, Faults faults) {
    this.store = store;
    this.waits = waits;
    this.faults = faults;
  }

  /** From now on this plan holds; whatever the old one holds up goes on. */
  void change(Faults newFaults) {
    Faults old = faults;
    faults = newFaults;
    old.injector().release();
  }

  Faults faults() {
    return faults;
  }

  /** What is done if nothing stands against it. */
  @FunctionalInterface
  interface Operation {
    long run();
  }

  /**
   * Lets a call pass that moves no bytes.
   *
   * @param node what it is about, if that is known
   * @param call what is decided about
   * @param operation the call, 0 or an answer if it succeeds
   * @return an outcome
   */
  long pass(Request request, @Nullable Node node, Supplier<Event> call, Operation operation) {
    Faults now = faults;
    if (now.isIdle()) {
      return operation.run();
    }
    Decision decision = decide(now, node, call.get());
    long outcome = before(request, node, now, decision);
    if (outcome == GO_ON) {
      outcome = decision.isSkipped() ? Outcome.DONE : operation.run();
      outcome = after(request, decision, outcome);
    }
    return outcome;
  }

  /** What happens to a call. */
  static Decision decide(Faults now, @Nullable Node node, Event event) {
    if (node != null) {
      now.layouts().know(event.file(), node);
    }
    return now.injector().decide(event);
  }

  /** What comes before a call is carried out; {@link #GO_ON} if it is to be. */
  long before(Request request, @Nullable Node node, Faults now, Decision decision) {
    if (decision.isClean()) {
      return GO_ON;
    }
    if (!waits.pass(decision, request.header().unique(), now.injector())) {
      return Outcome.of(Errno.EINTR);
    }
    CallRoom room = request.room();
    Fired shrunk = decision.with(Action.Shrink.class);
    if (node != null && shrunk != null && shrunk.action() instanceof Action.Shrink(long size)) {
      if (NameCalls.stat(room, node.descriptor()) == 0 && room.statx().sizeBytes() > size) {
        store.resize(room, node, NONE, size);
      }
    }
    Fired failed = decision.failure();
    if (failed != null) {
      return fail(room, node, failed.action());
    }
    return cut(room, decision, true) ? Outcome.of(Errno.EIO) : GO_ON;
  }

  private long fail(CallRoom room, @Nullable Node node, Action action) {
    return switch (action) {
      case Action.Fail(Errno errno, String why) -> Outcome.of(errno);
      case Action.Forget(Errno errno) -> {
        if (node != null) {
          store.forget(room, node);
        }
        yield Outcome.of(errno);
      }
      default -> throw new IllegalStateException("no failure: " + action);
    };
  }

  /** What comes after a call was carried out; its outcome, or another. */
  long after(Request request, Decision decision, long outcome) {
    return cut(request.room(), decision, false) ? Outcome.of(Errno.EIO) : outcome;
  }

  private boolean cut(CallRoom room, Decision decision, boolean before) {
    Fired cut = decision.cut(before);
    if (cut == null || !(cut.action() instanceof Action.Cut action)) {
      return false;
    }
    store.cut(room, action.keep());
    return true;
  }
}
