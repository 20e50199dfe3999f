package dev.plumbline.faults.inject;

import dev.plumbline.faults.plan.ByteRange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a write is carried out.
 *
 * @param reportedBytes what the call returns
 * @param pieces what is written, in this order
 */
public record WriteShape(int reportedBytes, List<Piece> pieces) {

  /**
   * One piece.
   *
   * @param offsetBytes where in the file
   * @param data from position to limit; not the program's own memory where it differs from it
   */
  public record Piece(long offsetBytes, ByteBuffer data) {}

  /**
   * Shapes a write.
   *
   * @param decision about the call
   * @param offsetBytes where the program writes
   * @param data what it writes, from position to limit; its position doesn't move
   */
  public static WriteShape of(Decision decision, long offsetBytes, ByteBuffer data) {
    ByteBuffer content = data.slice();
    long place = offsetBytes;
    List<Long> repeats = new ArrayList<>();
    boolean skipped = false;
    for (Fired fired : decision.fired()) {
      switch (fired.action()) {
        case Action.Shorten(long bytes) ->
            content = content.slice(0, (int) Math.min(bytes, content.remaining()));
        case Action.Redirect(long elsewhere) -> place = elsewhere;
        case Action.Repeat(long elsewhere) -> repeats.add(elsewhere);
        case Action.Flip flip -> content = ReadShape.flip(copy(content), flip.bits());
        case Action.Zero zero -> content = ByteBuffer.allocate(content.remaining());
        case Action.Skip skip -> skipped = true;
        case Action.Fail a -> skipped = true;
        case Action.Tear a -> {}
        case Action.Stale a -> {}
        case Action.Wait a -> {}
        case Action.Hang a -> {}
        case Action.Forget a -> {}
        case Action.Shrink a -> {}
        case Action.Cut a -> {}
      }
    }
    List<Piece> pieces = new ArrayList<>();
    if (!skipped) {
      add(pieces, place, content, decision.torn());
      for (long elsewhere : repeats) {
        add(pieces, elsewhere, content, decision.torn());
      }
    }
    return new WriteShape(content.remaining(), pieces);
  }

  private static void add(
      List<Piece> pieces, long offset, ByteBuffer content, @Nullable List<ByteRange> torn) {
    if (torn == null) {
      pieces.add(new Piece(offset, content.slice()));
      return;
    }
    for (ByteRange part : torn) {
      int end = (int) Math.min(part.endBytes(), content.remaining());
      int start = (int) part.startBytes();
      if (end > start) {
        pieces.add(new Piece(offset + start, content.slice(start, end - start)));
      }
    }
  }

  private static ByteBuffer copy(ByteBuffer content) {
    return ByteBuffer.allocate(content.remaining()).put(content.duplicate()).flip();
  }
}
