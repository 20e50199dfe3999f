package dev.plumbline.faults.file;

import dev.plumbline.io.Extent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;

/** The content of a file in memory: chunks where something was written, holes elsewhere. */
final class Chunks {

  /** Length of a chunk; what data and holes are told apart by. */
  static final int CHUNK_BYTES = 4096;

  private static final byte[] HOLE = new byte[CHUNK_BYTES];

  private final TreeMap<Long, byte[]> chunks = new TreeMap<>();
  private long sizeBytes;

  Chunks() {}

  private Chunks(Chunks other) {
    other.chunks.forEach((at, chunk) -> chunks.put(at, chunk.clone()));
    sizeBytes = other.sizeBytes;
  }

  Chunks copy() {
    return new Chunks(this);
  }

  long sizeBytes() {
    return sizeBytes;
  }

  /** Reads as much as there is; -1 at or after the end. */
  int read(ByteBuffer target, long position) {
    if (position >= sizeBytes) {
      return target.hasRemaining() ? -1 : 0;
    }
    int count = (int) Math.min(target.remaining(), sizeBytes - position);
    int done = 0;
    while (done < count) {
      long at = position + done;
      int inChunk = (int) (at % CHUNK_BYTES);
      int step = Math.min(CHUNK_BYTES - inChunk, count - done);
      byte[] chunk = chunks.get(at / CHUNK_BYTES);
      if (chunk == null) {
        target.put(HOLE, 0, step);
      } else {
        target.put(chunk, inChunk, step);
      }
      done += step;
    }
    return count;
  }

  /** Writes all of a buffer. */
  void write(long position, ByteBuffer data) {
    long at = position;
    while (data.hasRemaining()) {
      int inChunk = (int) (at % CHUNK_BYTES);
      int step = Math.min(CHUNK_BYTES - inChunk, data.remaining());
      byte[] chunk = chunks.computeIfAbsent(at / CHUNK_BYTES, _ -> new byte[CHUNK_BYTES]);
      data.get(chunk, inChunk, step);
      at += step;
    }
    sizeBytes = Math.max(sizeBytes, at);
  }

  void truncate(long size) {
    if (size < sizeBytes) {
      zero(size, sizeBytes - size);
    }
    sizeBytes = size;
  }

  /** Makes a part zero: a hole, as far as whole chunks go. */
  void zero(long position, long length) {
    long end = length > sizeBytes - position ? sizeBytes : position + length;
    Long next = chunks.ceilingKey(position / CHUNK_BYTES);
    while (next != null && next * CHUNK_BYTES < end) {
      long start = next * CHUNK_BYTES;
      int from = (int) Math.max(0, position - start);
      int to = (int) Math.min(CHUNK_BYTES, end - start);
      // Behind the end of the file there is nothing to be kept.
      if (from == 0 && (to == CHUNK_BYTES || end == sizeBytes)) {
        chunks.remove(next);
      } else {
        Arrays.fill(Objects.requireNonNull(chunks.get(next)), from, to, (byte) 0);
      }
      next = chunks.higherKey(next);
    }
  }

  /** Whether another has the same length, data and holes. */
  boolean holdsSame(Chunks other) {
    return sizeBytes == other.sizeBytes
        && chunks.keySet().equals(other.chunks.keySet())
        && chunks.entrySet().stream()
            .allMatch(e -> Arrays.equals(e.getValue(), other.chunks.get(e.getKey())));
  }

  Extent dataFrom(long position) {
    Long first = position >= sizeBytes ? null : chunks.ceilingKey(position / CHUNK_BYTES);
    if (first == null) {
      return Extent.NONE;
    }
    long next = first;
    while (chunks.containsKey(next)) {
      next++;
    }
    long start = Math.max(position, first * CHUNK_BYTES);
    return start >= sizeBytes
        ? Extent.NONE
        : new Extent(start, Math.min(sizeBytes, next * CHUNK_BYTES));
  }
}
