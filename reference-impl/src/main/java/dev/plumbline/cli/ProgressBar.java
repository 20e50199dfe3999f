package dev.plumbline.cli;

import dev.plumbline.migration.Progress;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Progress on a terminal: share, rate, time left. Silent where stderr is no terminal, and in the
 * first half second.
 */
final class ProgressBar implements Progress, AutoCloseable {

  private static final long FIRST_NANOS = 500_000_000L;
  private static final long EVERY_NANOS = 200_000_000L;
  private static final int BAR_CHARS = 30;

  private final StatusLine line;
  private final String verb;
  private final long totalBytes;
  private final long startNanos = System.nanoTime();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong nextNanos = new AtomicLong(startNanos + FIRST_NANOS);

  private ProgressBar(StatusLine line, String verb, long totalBytes) {
    this.line = line;
    this.verb = verb;
    this.totalBytes = totalBytes;
  }

  static ProgressBar of(Console console, String verb, long totalBytes) {
    return new ProgressBar(StatusLine.of(console), verb, totalBytes);
  }

  static ProgressBar none() {
    return new ProgressBar(StatusLine.none(), "", 0);
  }

  @Override
  public void advance(long bytes) {
    long now = done.addAndGet(bytes);
    if (!line.isVisible()) {
      return;
    }
    long nanos = System.nanoTime();
    long next = nextNanos.get();
    if (nanos - next >= 0 && nextNanos.compareAndSet(next, nanos + EVERY_NANOS)) {
      show(now, nanos - startNanos);
    }
  }

  private void show(long bytes, long nanos) {
    double seconds = nanos / 1e9;
    double rate = bytes / seconds;
    double share = totalBytes == 0 ? 1 : Math.min(1, (double) bytes / totalBytes);
    int full = (int) (share * BAR_CHARS);
    long left = rate == 0 ? 0 : (long) Math.ceil((totalBytes - bytes) / rate);
    line.show(
        String.format(
            "%s [%s%s] %3d%% %s/s, %d s left",
            verb,
            "#".repeat(full),
            ".".repeat(BAR_CHARS - full),
            (int) (share * 100),
            Sizes.of((long) rate),
            Math.max(0, left)));
  }

  @Override
  public void close() {
    line.close();
  }
}
