package dev.plumbline.faults.fuse.server;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Threads that take requests. As long as the limit allows, one of them always waits for the next
 * request, however many are busy or held up by a fault; a few more are kept for what comes at once.
 */
final class WorkerPool {

  /** The most threads: as many requests can be held up at once. */
  static final int MOST = 64;

  private static final int MOST_WAITING = 6;

  private final Dispatcher dispatcher;
  private final int device;
  private final CountDownLatch end = new CountDownLatch(1);
  private int running;
  private int waiting;
  private int started;
  private @Nullable Throwable failure;

  WorkerPool(Dispatcher dispatcher, int device) {
    this.dispatcher = dispatcher;
    this.device = device;
  }

  /** Starts one more thread, which begins by waiting. */
  synchronized void grow() {
    running++;
    waiting++;
    Thread.ofPlatform()
        .daemon()
        .name("fuse-" + ++started)
        .start(new Worker(this, dispatcher, device));
  }

  /** A thread is about to wait for another request; whether it should, or else end. */
  synchronized boolean mayWait() {
    if (waiting >= MOST_WAITING) {
      running--;
      return false;
    }
    waiting++;
    return true;
  }

  /** A thread has got a request. */
  synchronized void took() {
    waiting--;
    if (waiting == 0 && running < MOST) {
      grow();
    }
  }

  /** There will be no more requests. */
  void over() {
    end.countDown();
  }

  /** A thread can't go on. */
  void failed(Throwable e) {
    synchronized (this) {
      failure = failure == null ? e : failure;
    }
    end.countDown();
  }

  /**
   * Waits for the end.
   *
   * @return why, if it is anything but that it was unmounted
   */
  @Nullable Throwable await() throws InterruptedException {
    end.await();
    synchronized (this) {
      return failure;
    }
  }
}
