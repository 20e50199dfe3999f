package dev.plumbline.io;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/** A file in memory that transfers only some bytes at a time, and none at all from an offset on. */
final class MemoryFile implements PositionedFile {

  private final int stepBytes;
  private byte[] content;
  private long stuckFrom = Long.MAX_VALUE;
  private int alignment = 1;

  MemoryFile(byte[] content, int stepBytes) {
    this.content = content;
    this.stepBytes = stepBytes;
  }

  MemoryFile stuckFrom(long offset) {
    stuckFrom = offset;
    return this;
  }

  /** Refuses positions and lengths that aren't multiples, as a direct descriptor does. */
  MemoryFile aligned(int bytes) {
    alignment = bytes;
    return this;
  }

  byte[] content() {
    return content;
  }

  @Override
  public Path path() {
    return Path.of("memory");
  }

  @Override
  public int read(ByteBuffer target, long positionBytes) {
    if (positionBytes >= content.length) {
      return -1;
    }
    int count = count(target, positionBytes);
    count = (int) Math.min(count, content.length - positionBytes);
    target.put(content, (int) positionBytes, count);
    return count;
  }

  @Override
  public int write(ByteBuffer source, long positionBytes) {
    int count = count(source, positionBytes);
    int end = (int) positionBytes + count;
    if (end > content.length) {
      content = Arrays.copyOf(content, end);
    }
    source.get(content, (int) positionBytes, count);
    return count;
  }

  private int count(ByteBuffer buffer, long position) {
    if ((position | buffer.remaining()) % alignment != 0) {
      throw new IllegalArgumentException("unaligned: offset=" + position + ", " + buffer);
    }
    return position >= stuckFrom ? 0 : Math.min(stepBytes, buffer.remaining());
  }

  @Override
  public long sizeBytes() {
    return content.length;
  }

  @Override
  public void truncate(long sizeBytes) {
    content = Arrays.copyOf(content, (int) sizeBytes);
  }

  @Override
  public void sync() {}

  @Override
  public Extent dataFrom(long positionBytes) {
    return positionBytes < content.length ? new Extent(positionBytes, content.length) : Extent.NONE;
  }

  @Override
  public void close() {}
}
