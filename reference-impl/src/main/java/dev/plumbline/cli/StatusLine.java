package dev.plumbline.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * One line on a terminal that is written again and again. Silent where stderr is no terminal. Safe
 * for several threads.
 */
public final class StatusLine implements AutoCloseable {

  private final @Nullable PrintWriter err;
  private boolean shown;

  private StatusLine(@Nullable PrintWriter err) {
    this.err = err;
  }

  /** On a command's stderr, if that is a terminal. */
  public static StatusLine of(Console console) {
    return new StatusLine(Terminal.isStderr() ? console.err() : null);
  }

  /** One that shows nothing. */
  public static StatusLine none() {
    return new StatusLine(null);
  }

  /** Whether anybody sees it. */
  public boolean isVisible() {
    return err != null;
  }

  /** Shows a text, safe to print, in place of the last one. */
  public synchronized void show(String text) {
    if (err != null) {
      err.print("\r" + text + " \033[K");
      err.flush();
      shown = true;
    }
  }

  /** Makes room for other output. */
  public synchronized void clear() {
    if (shown && err != null) {
      err.print("\r\033[K");
      err.flush();
      shown = false;
    }
  }

  @Override
  public void close() {
    clear();
  }
}
