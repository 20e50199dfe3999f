package dev.plumbline.faults.inject;

import dev.plumbline.faults.plan.ByteRange;
import dev.plumbline.io.Errno;
import java.util.List;

/** What a front does with one call; nothing is left to choose. */
public sealed interface Action {

  /** The call does nothing and reports an error. */
  record Fail(Errno errno, String why) implements Action {}

  /** So many bytes are transferred, from the start, and reported. */
  record Shorten(long bytes) implements Action {}

  /** Only these parts of the data are written; all of it is reported. */
  record Tear(List<ByteRange> kept) implements Action {
    /** Takes the parts, counted from the start of the data. */
    public Tear {
      kept = List.copyOf(kept);
    }
  }

  /** Nothing happens; success is reported. */
  record Skip() implements Action {}

  /** The transfer happens at another place of the file. */
  record Redirect(long offsetBytes) implements Action {}

  /** The write happens here too, after it happened at its own place. */
  record Repeat(long offsetBytes) implements Action {}

  /** The read gets what was last synced. */
  record Stale() implements Action {}

  /**
   * Bits change on the way.
   *
   * @param bits each counted from the start of the data: bit n is bit n mod 8 of byte n / 8
   */
  record Flip(List<Long> bits) implements Action {
    /** Takes the bits. */
    public Flip {
      bits = List.copyOf(bits);
    }
  }

  /** Zeros in place of the data. */
  record Zero() implements Action {}

  /** The call waits first. */
  record Wait(long nanos) implements Action {}

  /** The call waits first until {@link Injector#release}, see {@link Injector#awaitRelease}. */
  record Hang() implements Action {}

  /** A sync that reports an error, and marks what it should have synced as clean. */
  record Forget(Errno errno) implements Action {}

  /** The file is truncated first, if it is longer. */
  record Shrink(long sizeBytes) implements Action {}

  /**
   * The power fails before the call takes effect, which then never happens, or after.
   *
   * @param before which of the two
   * @param keep what survives of what wasn't synced
   */
  record Cut(boolean before, Survivors keep) implements Action {}

  /**
   * Whether the program is told, or has nothing to be told of. What it isn't told of no program can
   * prevent from doing harm.
   */
  default boolean isTold() {
    return switch (this) {
      case Fail a -> true;
      case Shorten a -> true;
      case Wait a -> true;
      case Hang a -> true;
      case Forget a -> true;
      case Cut a -> true;
      case Tear a -> false;
      case Skip a -> false;
      case Redirect a -> false;
      case Repeat a -> false;
      case Stale a -> false;
      case Flip a -> false;
      case Zero a -> false;
      case Shrink a -> false;
    };
  }
}
