package dev.plumbline.faults.fuse.server;

import dev.plumbline.faults.inject.Action;
import dev.plumbline.faults.inject.Decision;
import dev.plumbline.faults.inject.Fired;
import dev.plumbline.faults.inject.Injector;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.TimeUnit;

/**
 * Requests that a fault holds up. They go on when their time is over or they are released; a signal
 * to the program that waits ends them with {@code EINTR}, be it the one that kills it.
 */
final class Waits {

  private static final int MOST_EARLY = 1024;

  private final Map<Long, Thread> waiting = new HashMap<>();
  private final SequencedSet<Long> early = new LinkedHashSet<>();
  private boolean stopped;

  /**
   * Holds a request up as decided.
   *
   * @param unique the request's
   * @return whether it may go on; else it was interrupted
   */
  boolean pass(Decision decision, long unique, Injector injector) {
    for (Fired fired : decision.fired()) {
      boolean passed =
          switch (fired.action()) {
            case Action.Wait(long nanos) -> hold(unique, () -> TimeUnit.NANOSECONDS.sleep(nanos));
            case Action.Hang hang -> hold(unique, injector::awaitRelease);
            default -> true;
          };
      if (!passed) {
        return false;
      }
    }
    return true;
  }

  @FunctionalInterface
  private interface Hold {
    void await() throws InterruptedException;
  }

  private boolean hold(long unique, Hold hold) {
    synchronized (this) {
      if (stopped || early.remove(unique)) {
        return false;
      }
      waiting.put(unique, Thread.currentThread());
    }
    boolean passed;
    try {
      hold.await();
      passed = true;
    } catch (InterruptedException e) {
      passed = false;
    }
    synchronized (this) {
      waiting.remove(unique);
      // An interruption that came too late must not hit the next wait.
      boolean late = Thread.interrupted();
      return passed && !late;
    }
  }

  /**
   * A signal came for who waits for a request. The request may not have got as far as waiting yet.
   */
  synchronized void interrupt(long unique) {
    Thread thread = waiting.get(unique);
    if (thread != null) {
      thread.interrupt();
    } else {
      early.addLast(unique);
      if (early.size() > MOST_EARLY) {
        early.removeFirst();
      }
    }
  }

  /** Ends all of them, and all that come. */
  synchronized void stop() {
    stopped = true;
    waiting.values().forEach(Thread::interrupt);
  }
}
