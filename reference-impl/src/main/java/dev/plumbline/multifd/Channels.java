package dev.plumbline.multifd;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A number of channels, each a thread of its own, that take work from one queue. The first error,
 * on a channel or in the producer, ends all of them; nothing is left running when {@link #run}
 * returns.
 *
 * @param <W> a piece of work
 */
public final class Channels<W> {

  /** The fewest and the most channels, as in QEMU. */
  public static final int MIN = 1;

  public static final int MAX = 255;

  /** What one channel does; used by its thread alone. */
  public interface Channel<W> extends Closeable {

    /**
     * Does a piece of work.
     *
     * @throws IOException ends all channels
     */
    void handle(W work) throws IOException;
  }

  /** Opens a channel, on the channel's own thread. */
  @FunctionalInterface
  public interface Opener<W> {

    /**
     * Opens channel {@code number}.
     *
     * @throws IOException ends all channels
     */
    Channel<W> open(int number) throws IOException;
  }

  /** Where the producer puts work; waits while the channels are busy. */
  @FunctionalInterface
  public interface Sink<W> {

    /**
     * Hands over a piece of work.
     *
     * @throws IOException when the channels have ended
     */
    void put(W work) throws IOException;
  }

  /** Makes the work, on the caller's thread. */
  @FunctionalInterface
  public interface Producer<W> {

    /**
     * Puts all the work into the sink.
     *
     * @throws IOException ends all channels
     */
    void produce(Sink<W> sink) throws IOException;
  }

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  // Guarded by the lock, these three.
  private final Queue<W> queue = new ArrayDeque<>();
  private boolean produced;
  private @Nullable Throwable failure;

  private Channels(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Runs channels until all work is done.
   *
   * @param count how many
   * @throws IOException the first error, of whichever channel
   */
  public static <W> void run(int count, Opener<W> opener, Producer<W> producer) throws IOException {
    if (count < MIN || count > MAX) {
      throw new IllegalArgumentException("channels: count=" + count);
    }
    new Channels<W>(count * 2 + 2).runAll(count, opener, producer);
  }

  private void runAll(int count, Opener<W> opener, Producer<W> producer) throws IOException {
    List<Thread> threads = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        int number = i;
        threads.add(
            Thread.ofPlatform().daemon().name("channel-" + i).start(() -> work(opener, number)));
      }
      producer.produce(this::put);
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    } finally {
      endOfWork();
      join(threads);
    }
    rethrow();
  }

  private void work(Opener<W> opener, int number) {
    try (Channel<W> channel = opener.open(number)) {
      for (W work = take(); work != null; work = take()) {
        channel.handle(work);
      }
    } catch (Throwable e) {
      fail(e);
    }
  }

  /** The next piece of work, or null when there is none left to do or somebody failed. */
  private @Nullable W take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (failure == null) {
        W work = queue.poll();
        if (work != null) {
          notFull.signal();
          return work;
        }
        if (produced) {
          return null;
        }
        notEmpty.await();
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private void put(W work) throws IOException {
    try {
      lock.lockInterruptibly();
      try {
        while (queue.size() >= capacity && failure == null) {
          notFull.await();
        }
        if (failure != null) {
          throw new IOException("the channels have ended");
        }
        queue.add(work);
        notEmpty.signal();
      } finally {
        lock.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private void endOfWork() {
    lock.lock();
    try {
      produced = true;
      notEmpty.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void join(List<Thread> threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
          fail(new InterruptedIOException("interrupted"));
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail(Throwable cause) {
    lock.lock();
    try {
      if (failure == null) {
        failure = cause;
        // The producer, who ends the work; those that wait for some learn it from that.
        notFull.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void rethrow() throws IOException {
    switch (failure) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IOException(e);
    }
  }
}
