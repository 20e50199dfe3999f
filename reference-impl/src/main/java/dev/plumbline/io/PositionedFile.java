package dev.plumbline.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The port through which all file access goes: positioned reads and writes on one descriptor,
 * nothing that keeps a file position. Implementations are safe for use by several threads at once.
 *
 * <p>Transfers may be short, as the kernel's may be; {@link FullTransfers} continues them.
 */
public interface PositionedFile extends Closeable {

  /** What the file is called in messages. */
  Path path();

  /** Which file it is, for who opens its path once more; null where that can't be told. */
  default @Nullable FileIdentity identity() {
    return null;
  }

  /**
   * Reads at a position, like {@code pread(2)}.
   *
   * @param target filled from its position on; the position advances by what was read
   * @param positionBytes absolute in the file
   * @return bytes read, possibly fewer than remain in {@code target}; -1 at or after the end of the
   *     file
   * @throws IOException when the kernel reports an error
   */
  int read(ByteBuffer target, long positionBytes) throws IOException;

  /**
   * Writes at a position, like {@code pwrite(2)}.
   *
   * @param source written from its position on; the position advances by what was written
   * @param positionBytes absolute in the file
   * @return bytes written, possibly fewer than remain in {@code source}
   * @throws IOException when the kernel reports an error
   */
  int write(ByteBuffer source, long positionBytes) throws IOException;

  /**
   * The file's length in bytes, or a block device's size.
   *
   * @throws IOException when the kernel reports an error
   */
  long sizeBytes() throws IOException;

  /**
   * Sets the file's length, like {@code ftruncate(2)}: what grows is a hole.
   *
   * @throws IOException when the kernel reports an error
   */
  void truncate(long sizeBytes) throws IOException;

  /**
   * Puts data and length on stable storage, like {@code fsync(2)}.
   *
   * @throws IOException when the kernel reports an error; what was written since the last sync may
   *     be lost then, and calling again proves nothing
   */
  void sync() throws IOException;

  /**
   * The first stretch of data at or after a position, as {@code lseek(2)} with {@code SEEK_DATA}
   * tells. A filesystem that knows no holes reports the rest of the file.
   *
   * @return the stretch, or {@link Extent#NONE} when only a hole follows
   * @throws IOException when the kernel reports an error
   */
  Extent dataFrom(long positionBytes) throws IOException;

  /**
   * Makes a part of the file read as zeros, as a hole where the filesystem can; its length stays.
   *
   * @throws IOException when the kernel reports an error
   */
  default void zero(long positionBytes, long lengthBytes) throws IOException {
    long end = Math.min(sizeBytes(), Math.addExact(positionBytes, lengthBytes));
    ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
    for (long at = positionBytes; at < end; at += zeros.capacity()) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), end - at));
      FullTransfers.writeFully(this, zeros, at);
    }
  }
}
