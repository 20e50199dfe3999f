package dev.plumbline.cli;

import dev.plumbline.migration.Progress;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Progress on a terminal: share, rate, time left. Silent where stderr is no terminal, and in the
 * first half second.
 */
final class ProgressBar implements Progress, AutoCloseable {

  private static final long FIRST_NANOS = 500_000_000L;
  private static final long EVERY_NANOS = 200_000_000L;
  private static final int BAR_CHARS = 30;

  private final @Nullable PrintWriter err;
  private final String verb;
  private final long totalBytes;
  private final long startNanos = System.nanoTime();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong nextNanos = new AtomicLong(startNanos + FIRST_NANOS);
  private volatile boolean shown;

  private ProgressBar(@Nullable PrintWriter err, String verb, long totalBytes) {
    this.err = err;
    this.verb = verb;
    this.totalBytes = totalBytes;
  }

  static ProgressBar of(Console console, String verb, long totalBytes) {
    return new ProgressBar(Terminal.isStderr() ? console.err() : null, verb, totalBytes);
  }

  static ProgressBar none() {
    return new ProgressBar(null, "", 0);
  }

  @Override
  public void advance(long bytes) {
    long now = done.addAndGet(bytes);
    if (err == null) {
      return;
    }
    long nanos = System.nanoTime();
    long next = nextNanos.get();
    if (nanos - next >= 0 && nextNanos.compareAndSet(next, nanos + EVERY_NANOS)) {
      show(now, nanos - startNanos);
    }
  }

  private synchronized void show(long bytes, long nanos) {
    if (err == null) {
      return;
    }
    double seconds = nanos / 1e9;
    double rate = bytes / seconds;
    double share = totalBytes == 0 ? 1 : Math.min(1, (double) bytes / totalBytes);
    int full = (int) (share * BAR_CHARS);
    long left = rate == 0 ? 0 : (long) Math.ceil((totalBytes - bytes) / rate);
    err.print(
        String.format(
            "\r%s [%s%s] %3d%% %s/s, %d s left \033[K",
            verb,
            "#".repeat(full),
            ".".repeat(BAR_CHARS - full),
            (int) (share * 100),
            Sizes.of((long) rate),
            Math.max(0, left)));
    err.flush();
    shown = true;
  }

  @Override
  public void close() {
    if (shown && err != null) {
      err.print("\r\033[K");
      err.flush();
    }
  }
}
