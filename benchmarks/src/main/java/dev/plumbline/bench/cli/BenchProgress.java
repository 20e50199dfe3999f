package dev.plumbline.bench.cli;

import dev.plumbline.bench.path.Measurement;
import dev.plumbline.bench.path.RunWatcher;
import dev.plumbline.cli.Console;
import dev.plumbline.cli.StatusLine;
import java.util.Locale;

/** On a terminal, what is measured, how far the run is and about how long it still takes. */
final class BenchProgress implements RunWatcher, AutoCloseable {

  private final StatusLine line;
  private final int total;
  private final long startNanos = System.nanoTime();
  private int done;

  /**
   * For a run.
   *
   * @param total how many measurements there will be
   */
  BenchProgress(Console console, int total) {
    this.line = StatusLine.of(console);
    this.total = total;
  }

  @Override
  public void preparing(String what) {
    show("preparing " + what);
  }

  @Override
  public void running(String what) {
    show(what);
  }

  @Override
  public void measured(Measurement measurement) {
    done++;
  }

  private void show(String what) {
    double elapsed = (System.nanoTime() - startNanos) / 1e9;
    line.show(text(done, total, elapsed, Console.oneLine(what)));
  }

  /** The line: what remains is estimated from what was done. */
  static String text(int done, int total, double elapsedSeconds, String what) {
    String left =
        done == 0
            ? ""
            : ", about " + duration(elapsedSeconds / done * Math.max(0, total - done)) + " left";
    return String.format(
        Locale.ROOT,
        "[%d/%d] %s, %s%s",
        Math.min(done + 1, total),
        total,
        what,
        duration(elapsedSeconds),
        left);
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole < 100 ? whole + " s" : (whole + 30) / 60 + " min";
  }

  @Override
  public void close() {
    line.close();
  }
}
