package dev.plumbline.faults.inject;

import dev.plumbline.io.Extent;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.stream.StreamHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds so far, as the stream's reader wants it: with what is just being written, and
 * on demand as if its first bytes were there and all its regions full. Not safe for several
 * threads.
 */
final class FileView implements PositionedFile {

  private static final Path NAME = Path.of("file under faults");

  /** Longer than any file, and far enough from where arithmetic ends. */
  private static final long ENDLESS_BYTES = 1L << 62;

  /** What is done with a view. */
  @FunctionalInterface
  interface Look<T> {
    T look() throws IOException;
  }

  private final FileBytes soFar;
  private long shownAt;
  private @Nullable ByteBuffer shown;
  private long pretendedStart = -1;

  FileView(FileBytes soFar) {
    this.soFar = soFar;
  }

  /** Shows what a call is about to write as if it were written. */
  void show(Event event) {
    shown = event.content();
    shownAt = event.offsetBytes();
  }

  /** Shows the file alone again. */
  void hide() {
    shown = null;
  }

  /** Looks at the file as if a stream's magic stood at a place, and nothing ever ended. */
  <T> T pretend(long startBytes, Look<T> look) throws IOException {
    pretendedStart = startBytes;
    try {
      return look.look();
    } finally {
      pretendedStart = -1;
    }
  }

  @Override
  public Path path() {
    return NAME;
  }

  @Override
  public int read(ByteBuffer target, long positionBytes) throws IOException {
    int start = target.position();
    int wanted = target.remaining();
    int count = Math.max(0, soFar.read(target, positionBytes));
    ByteBuffer over = shown;
    if (over != null) {
      count = overlay(target, start, wanted, count, over.duplicate(), shownAt - positionBytes);
    }
    if (pretendedStart >= 0) {
      ByteBuffer magic =
          ByteBuffer.allocate(StreamHeader.SIZE_BYTES).putLong(0, StreamHeader.START);
      count = overlay(target, start, wanted, count, magic, pretendedStart - positionBytes);
    }
    target.position(start + count);
    return count == 0 && wanted > 0 ? -1 : count;
  }

  /**
   * Puts bytes over what was read.
   *
   * @param start of the target's part, {@code wanted} bytes long, of which {@code count} are read
   * @param from where the bytes begin, counted from there
   * @return how many bytes are there now
   */
  private static int overlay(
      ByteBuffer target, int start, int wanted, int count, ByteBuffer over, long from) {
    long end = Math.min(wanted, from + over.remaining());
    long first = Math.max(0, from);
    if (end <= first) {
      return count;
    }
    for (int i = count; i < first; i++) {
      target.put(start + i, (byte) 0);
    }
    for (long i = first; i < end; i++) {
      target.put(start + (int) i, over.get(over.position() + (int) (i - from)));
    }
    return Math.max(count, (int) end);
  }

  @Override
  public long sizeBytes() throws IOException {
    if (pretendedStart >= 0) {
      return ENDLESS_BYTES;
    }
    ByteBuffer over = shown;
    long size = soFar.sizeBytes();
    return over == null ? size : Math.max(size, shownAt + over.remaining());
  }

  @Override
  public Extent dataFrom(long positionBytes) throws IOException {
    long end = pretendedStart >= 0 ? soFar.sizeBytes() : sizeBytes();
    return positionBytes < end ? new Extent(positionBytes, end) : Extent.NONE;
  }

  @Override
  public int write(ByteBuffer source, long positionBytes) throws IOException {
    throw readOnly();
  }

  @Override
  public void truncate(long sizeBytes) throws IOException {
    throw readOnly();
  }

  @Override
  public void sync() throws IOException {
    throw readOnly();
  }

  private static IOException readOnly() {
    return new IOException(NAME + ": only read");
  }

  @Override
  public void close() {}
}
