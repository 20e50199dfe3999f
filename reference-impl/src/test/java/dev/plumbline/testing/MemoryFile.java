package dev.plumbline.testing;

import dev.plumbline.io.Extent;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** A sparse file in memory, as long as one likes; its holes are made of whole filesystem blocks. */
public final class MemoryFile implements PositionedFile {

  /** A usual filesystem's block. */
  public static final int BLOCK_BYTES = 4096;

  private final int blockBytes;
  private final TreeMap<Long, byte[]> blocks = new TreeMap<>();
  private long sizeBytes;

  /** An empty file. */
  public MemoryFile() {
    this(BLOCK_BYTES);
  }

  /** An empty file whose holes have a given granularity. */
  public MemoryFile(int blockBytes) {
    this.blockBytes = blockBytes;
  }

  /** A file with these bytes; blocks of zeros become holes. */
  public static MemoryFile of(byte[] bytes, int blockBytes) {
    MemoryFile file = new MemoryFile(blockBytes);
    for (int at = 0; at < bytes.length; at += blockBytes) {
      int length = Math.min(blockBytes, bytes.length - at);
      if (!isZero(bytes, at, length)) {
        file.put(at, bytes, at, length);
      }
    }
    file.sizeBytes = bytes.length;
    return file;
  }

  private static boolean isZero(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Path path() {
    return Path.of("memory-file");
  }

  @Override
  public synchronized int read(ByteBuffer target, long positionBytes) throws IOException {
    if (positionBytes < 0) {
      throw new IOException("read at " + positionBytes);
    }
    if (positionBytes >= sizeBytes) {
      return -1;
    }
    int count = (int) Math.min(target.remaining(), sizeBytes - positionBytes);
    byte[] bytes = new byte[count];
    get(positionBytes, bytes);
    target.put(bytes);
    return count;
  }

  @Override
  public synchronized int write(ByteBuffer source, long positionBytes) {
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    write(bytes, positionBytes);
    return bytes.length;
  }

  /** Writes bytes. */
  public synchronized void write(byte[] bytes, long positionBytes) {
    put(positionBytes, bytes, 0, bytes.length);
    sizeBytes = Math.max(sizeBytes, positionBytes + bytes.length);
  }

  /** Bytes from a place; zeros in holes and past the end. */
  public synchronized byte[] bytes(long positionBytes, int count) {
    byte[] bytes = new byte[count];
    get(positionBytes, bytes);
    return bytes;
  }

  @Override
  public synchronized long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public synchronized void truncate(long newSizeBytes) {
    if (newSizeBytes < sizeBytes) {
      long cut = newSizeBytes % blockBytes;
      blocks.tailMap((newSizeBytes + blockBytes - 1) / blockBytes, true).clear();
      byte[] last = blocks.get(newSizeBytes / blockBytes);
      if (last != null) {
        java.util.Arrays.fill(last, (int) cut, blockBytes, (byte) 0);
      }
    }
    sizeBytes = newSizeBytes;
  }

  /** Makes a hole of the whole blocks inside a stretch. */
  public synchronized void punch(long startBytes, long endBytes) {
    long first = (startBytes + blockBytes - 1) / blockBytes;
    long last = endBytes / blockBytes;
    if (last > first) {
      blocks.subMap(first, last).clear();
    }
  }

  @Override
  public void sync() {}

  @Override
  public synchronized Extent dataFrom(long positionBytes) {
    Map.Entry<Long, byte[]> first = blocks.ceilingEntry(positionBytes / blockBytes);
    if (first == null || positionBytes >= sizeBytes) {
      return Extent.NONE;
    }
    long end = first.getKey();
    while (blocks.containsKey(end)) {
      end++;
    }
    return new Extent(
        Math.max(positionBytes, first.getKey() * blockBytes),
        Math.min(sizeBytes, end * blockBytes));
  }

  @Override
  public void close() {}

  /** Writes the same, with the same holes, to a real file. */
  public synchronized Path writeTo(Path path) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (Map.Entry<Long, byte[]> block : blocks.entrySet()) {
        long start = block.getKey() * blockBytes;
        int length = (int) Math.min(blockBytes, sizeBytes - start);
        channel.write(ByteBuffer.wrap(block.getValue(), 0, length), start);
      }
      if (channel.size() < sizeBytes) {
        channel.write(ByteBuffer.allocate(1), sizeBytes - 1);
      }
    }
    return path;
  }

  private void get(long position, byte[] bytes) {
    int done = 0;
    while (done < bytes.length) {
      long at = position + done;
      int inBlock = (int) (at % blockBytes);
      int step = Math.min(bytes.length - done, blockBytes - inBlock);
      byte[] block = blocks.get(at / blockBytes);
      if (block != null) {
        System.arraycopy(block, inBlock, bytes, done, step);
      }
      done += step;
    }
  }

  private void put(long position, byte[] bytes, int from, int length) {
    int done = 0;
    while (done < length) {
      long at = position + done;
      int inBlock = (int) (at % blockBytes);
      int step = Math.min(length - done, blockBytes - inBlock);
      byte[] block = blocks.computeIfAbsent(at / blockBytes, key -> new byte[blockBytes]);
      System.arraycopy(bytes, from + done, block, inBlock, step);
      done += step;
    }
  }
}
