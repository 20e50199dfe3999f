package dev.plumbline.map;

import dev.plumbline.io.Extent;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Walks a file's data extents once, upwards; each is handed on when it is first met. */
final class ExtentWalk {

  private final PositionedFile file;
  private final Tally wholeFile;
  private @Nullable Tally part;
  private Extent current = new Extent(0, 0);

  /**
   * A walk from the file's start.
   *
   * @param wholeFile receives every extent
   */
  ExtentWalk(PositionedFile file, Tally wholeFile) {
    this.file = file;
    this.wholeFile = wholeFile;
  }

  /** The extent last moved to. */
  Extent current() {
    return current;
  }

  /**
   * Moves on to the first extent that ends behind an offset.
   *
   * @return the extent, which may begin behind the offset; {@link Extent#NONE} when there is none
   */
  Extent to(long offsetBytes) throws IOException {
    while (current.endBytes() <= offsetBytes) {
      long from = current.endBytes();
      Extent next = file.dataFrom(from);
      if (next.endBytes() <= from) {
        throw new IOException(file.path() + ": changed while it was read: offset=" + from);
      }
      current = next;
      if (!next.isNone()) {
        wholeFile.add(next.startBytes(), next.endBytes());
        if (part != null) {
          part.add(next.startBytes(), next.endBytes());
        }
      }
    }
    return current;
  }

  /**
   * From here on extents are also counted for a part of the file. Parts are entered in ascending
   * order.
   */
  void enter(Tally tally) throws IOException {
    // Extents met on the way there lie before the part; the one arrived at may reach into it.
    to(tally.grid().startBytes());
    tally.add(current.startBytes(), current.endBytes());
    part = tally;
  }

  /** Counts what is left of the part and leaves it. */
  void leave(Tally tally) throws IOException {
    if (tally.grid().lengthBytes() > 0) {
      to(tally.grid().endBytes() - 1);
    }
    part = null;
  }
}
