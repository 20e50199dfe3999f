package dev.plumbline.multifd;

import dev.plumbline.io.Extent;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A file in memory that notes each write, checks its alignment, and fails from an offset on. */
class BytesFile implements PositionedFile {

  /** A write that was asked for. */
  record Write(long offset, int length) {}

  final List<Write> writes = new CopyOnWriteArrayList<>();
  final byte[] content;
  int alignment = 1;
  long failFrom = Long.MAX_VALUE;
  int closed;

  BytesFile(int bytes) {
    this(new byte[bytes]);
  }

  /** Another descriptor of the same bytes. */
  BytesFile(byte[] content) {
    this.content = content;
  }

  @Override
  public Path path() {
    return Path.of("bytes");
  }

  @Override
  public int read(ByteBuffer target, long positionBytes) {
    int count = (int) Math.min(target.remaining(), content.length - positionBytes);
    target.put(content, (int) positionBytes, count);
    return count;
  }

  @Override
  public int write(ByteBuffer source, long positionBytes) throws IOException {
    int length = source.remaining();
    long address = MemorySegment.ofBuffer(source).address();
    if ((address | positionBytes | length) % alignment != 0) {
      throw new IOException("EINVAL: offset=" + positionBytes + ", length=" + length);
    }
    if (positionBytes + length > failFrom) {
      throw new IOException("injected");
    }
    writes.add(new Write(positionBytes, length));
    source.get(content, (int) positionBytes, length);
    return length;
  }

  @Override
  public long sizeBytes() {
    return content.length;
  }

  @Override
  public void truncate(long sizeBytes) {}

  @Override
  public void sync() {}

  @Override
  public Extent dataFrom(long positionBytes) {
    return new Extent(positionBytes, content.length);
  }

  @Override
  public void close() throws IOException {
    closed++;
  }
}
