package dev.plumbline.migration;

import dev.plumbline.io.Disk;
import dev.plumbline.io.Extent;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.multifd.RamSource;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * RAM in a file: a regular one, a shared memory backend below {@code /dev/shm}, or a block device.
 * Its length is the one it had when it was opened.
 */
public final class RamFile implements RamSource, Closeable {

  private final PositionedFile file;
  private final long lengthBytes;
  private volatile Extent lastExtent = new Extent(0, 0);

  private RamFile(PositionedFile file, long lengthBytes) {
    this.file = file;
    this.lengthBytes = lengthBytes;
  }

  /**
   * Opens RAM for reading.
   *
   * @throws IOException when it can't be opened
   */
  public static RamFile open(Path path) throws IOException {
    return open(Disk.REAL, path);
  }

  /**
   * Opens RAM on a disk for reading.
   *
   * @see #open(Path)
   */
  public static RamFile open(Disk disk, Path path) throws IOException {
    PositionedFile file = disk.openForReading(path);
    try {
      return new RamFile(file, file.sizeBytes());
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public long lengthBytes() {
    return lengthBytes;
  }

  @Override
  public void read(ByteBuffer target, long offsetBytes) throws IOException {
    int wanted = target.remaining();
    int count = FullTransfers.readFully(file, target, offsetBytes);
    if (count < wanted) {
      throw shorter(offsetBytes + count);
    }
  }

  private EOFException shorter(long length) {
    return new EOFException(
        file.path()
            + ": RAM file became shorter while it was saved: length="
            + length
            + ", expected="
            + lengthBytes);
  }

  /**
   * Channels ask for neighbouring places: the last answer serves most. Past the end of a file there
   * is no data either, so an answer that leaves something out holds only if the file is as long as
   * it was.
   */
  @Override
  public Extent dataFrom(long offsetBytes) throws IOException {
    Extent last = lastExtent;
    if (offsetBytes < last.startBytes() || offsetBytes >= last.endBytes()) {
      last = file.dataFrom(offsetBytes);
      long length = file.sizeBytes();
      if (length < lengthBytes) {
        throw shorter(length);
      }
      lastExtent = last;
    }
    return last;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
