package dev.plumbline.testing;

import dev.plumbline.io.Extent;
import dev.plumbline.io.FileIdentity;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes every call on to another file, notes transfers, and lets a test step in before them. */
public final class WatchedFile implements PositionedFile {

  /** Steps in before a read or a write. */
  @FunctionalInterface
  public interface Gate {

    /** Lets everything pass. */
    Gate OPEN = (buffer, positionBytes) -> buffer.remaining();

    /**
     * Decides about a transfer.
     *
     * @return how many bytes of it are done: a short transfer, or with 0 one without progress
     * @throws IOException instead of it
     */
    int admit(ByteBuffer buffer, long positionBytes) throws IOException;
  }

  private final PositionedFile file;
  private final Gate reading;
  private final Gate writing;
  private final List<Extent> reads = new ArrayList<>();
  private final List<Extent> writes = new ArrayList<>();
  private int closed;

  /** Only watches. */
  public WatchedFile(PositionedFile file) {
    this(file, Gate.OPEN);
  }

  /** Steps in before reads and writes alike. */
  public WatchedFile(PositionedFile file, Gate transfers) {
    this(file, transfers, transfers);
  }

  /** Steps in before reads and before writes. */
  public WatchedFile(PositionedFile file, Gate reading, Gate writing) {
    this.file = file;
    this.reading = reading;
    this.writing = writing;
  }

  /** What was read, in order. */
  public synchronized List<Extent> reads() {
    return List.copyOf(reads);
  }

  /** What was written, in order. */
  public synchronized List<Extent> writes() {
    return List.copyOf(writes);
  }

  /** How often it was closed. */
  public synchronized int closed() {
    return closed;
  }

  @Override
  public int read(ByteBuffer target, long positionBytes) throws IOException {
    int count = limited(reading, target, positionBytes, file::read);
    note(reads, positionBytes, count);
    return count;
  }

  @Override
  public int write(ByteBuffer source, long positionBytes) throws IOException {
    int count = limited(writing, source, positionBytes, file::write);
    note(writes, positionBytes, count);
    return count;
  }

  private interface Transfer {
    int move(ByteBuffer buffer, long positionBytes) throws IOException;
  }

  private static int limited(Gate gate, ByteBuffer buffer, long positionBytes, Transfer transfer)
      throws IOException {
    int limit = buffer.limit();
    buffer.limit(buffer.position() + gate.admit(buffer, positionBytes));
    try {
      return buffer.hasRemaining() ? transfer.move(buffer, positionBytes) : 0;
    } finally {
      buffer.limit(limit);
    }
  }

  private synchronized void note(List<Extent> extents, long positionBytes, int count) {
    if (count > 0) {
      extents.add(new Extent(positionBytes, positionBytes + count));
    }
  }

  @Override
  public @Nullable FileIdentity identity() {
    return file.identity();
  }

  @Override
  public Path path() {
    return file.path();
  }

  @Override
  public long sizeBytes() throws IOException {
    return file.sizeBytes();
  }

  @Override
  public void truncate(long sizeBytes) throws IOException {
    file.truncate(sizeBytes);
  }

  @Override
  public void sync() throws IOException {
    file.sync();
  }

  @Override
  public Extent dataFrom(long positionBytes) throws IOException {
    return file.dataFrom(positionBytes);
  }

  @Override
  public synchronized void close() throws IOException {
    closed++;
    file.close();
  }
}
