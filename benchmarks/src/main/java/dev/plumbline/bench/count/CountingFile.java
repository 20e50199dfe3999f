package dev.plumbline.bench.count;

import dev.plumbline.faults.file.ForwardingFile;
import dev.plumbline.faults.inject.Event;
import dev.plumbline.faults.inject.Strictness;
import dev.plumbline.faults.plan.Fault;
import dev.plumbline.io.Extent;
import dev.plumbline.io.FileIdentity;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A file whose calls are counted. */
final class CountingFile extends ForwardingFile {

  private final PositionedFile file;
  private final Tally tally;
  private final Fault.@Nullable Strict demand;

  /**
   * A file.
   *
   * @param demand what every request must be aligned to; null when it isn't direct
   */
  CountingFile(PositionedFile file, Tally tally, Fault.@Nullable Strict demand) {
    super(file);
    this.file = file;
    this.tally = tally;
    this.demand = demand;
  }

  @Override
  public @Nullable FileIdentity identity() {
    return file.identity();
  }

  @Override
  public int read(ByteBuffer target, long positionBytes) throws IOException {
    request(target, positionBytes);
    int count = super.read(target, positionBytes);
    tally.one(Counted.READS);
    tally.add(Counted.READ_BYTES, Math.max(0, count));
    return count;
  }

  @Override
  public int write(ByteBuffer source, long positionBytes) throws IOException {
    request(source, positionBytes);
    int count = super.write(source, positionBytes);
    tally.one(Counted.WRITES);
    tally.add(Counted.WRITTEN_BYTES, count);
    return count;
  }

  /** Looks at a request before its buffer's position moves. */
  private void request(ByteBuffer buffer, long positionBytes) {
    if (demand == null) {
      return;
    }
    tally.one(Counted.DIRECT_REQUESTS);
    // Memory on the heap is copied to some that is aligned, as Java does.
    long address =
        buffer.isDirect() ? MemorySegment.ofBuffer(buffer).address() : Event.UNKNOWN_ADDRESS;
    Event event = Event.read(path().toString(), true, positionBytes, buffer.remaining(), address);
    if (Strictness.violation(demand, event) != null) {
      tally.one(Counted.UNALIGNED_DIRECT_REQUESTS);
    }
  }

  @Override
  public long sizeBytes() throws IOException {
    tally.one(Counted.OTHER_CALLS);
    return super.sizeBytes();
  }

  @Override
  public void truncate(long sizeBytes) throws IOException {
    tally.one(Counted.OTHER_CALLS);
    super.truncate(sizeBytes);
  }

  @Override
  public void sync() throws IOException {
    tally.one(Counted.SYNCS);
    super.sync();
  }

  @Override
  public Extent dataFrom(long positionBytes) throws IOException {
    tally.one(Counted.OTHER_CALLS);
    return super.dataFrom(positionBytes);
  }

  @Override
  public void zero(long positionBytes, long lengthBytes) throws IOException {
    tally.one(Counted.OTHER_CALLS);
    super.zero(positionBytes, lengthBytes);
  }
}
