package dev.plumbline.faults.inject;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * How a read is carried out: from where, how much, and what is done to what was read.
 *
 * @param offsetBytes where to read
 * @param mostBytes how much is transferred at most
 * @param stale whether to read what was last synced
 * @param decision what {@link #spoil} goes by
 */
public record ReadShape(long offsetBytes, int mostBytes, boolean stale, Decision decision) {

  /**
   * Shapes a read.
   *
   * @param decision about the call
   * @param offsetBytes where the program reads
   * @param lengthBytes how much it asks for
   */
  public static ReadShape of(Decision decision, long offsetBytes, int lengthBytes) {
    long place = offsetBytes;
    int most = lengthBytes;
    boolean stale = false;
    for (Fired fired : decision.fired()) {
      switch (fired.action()) {
        case Action.Shorten(long bytes) -> most = (int) Math.min(bytes, most);
        case Action.Redirect(long elsewhere) -> place = elsewhere;
        case Action.Stale s -> stale = true;
        case Action.Flip a -> {}
        case Action.Zero a -> {}
        case Action.Skip a -> {}
        case Action.Fail a -> {}
        case Action.Tear a -> {}
        case Action.Repeat a -> {}
        case Action.Wait a -> {}
        case Action.Hang a -> {}
        case Action.Forget a -> {}
        case Action.Shrink a -> {}
        case Action.Cut a -> {}
      }
    }
    return new ReadShape(place, most, stale, decision);
  }

  /**
   * Does to what was read what the faults say.
   *
   * @param data what was read, from position to limit; changed in place, its position doesn't move
   */
  public void spoil(ByteBuffer data) {
    for (Fired fired : decision.fired()) {
      switch (fired.action()) {
        case Action.Flip(List<Long> bits) -> flip(data, bits);
        case Action.Zero zero -> {
          for (int i = data.position(); i < data.limit(); i++) {
            data.put(i, (byte) 0);
          }
        }
        default -> {}
      }
    }
  }

  /** Flips bits, those beyond the end left out. */
  static ByteBuffer flip(ByteBuffer data, List<Long> bits) {
    for (long bit : bits) {
      if (bit / Byte.SIZE < data.remaining()) {
        int at = data.position() + (int) (bit / Byte.SIZE);
        data.put(at, (byte) (data.get(at) ^ 1 << bit % Byte.SIZE));
      }
    }
    return data;
  }
}
