package dev.plumbline.faults.file;

import dev.plumbline.faults.file.Fault.ErrorAtCall;
import dev.plumbline.faults.file.Fault.ErrorInRange;
import dev.plumbline.faults.file.Fault.ShortTransfers;
import dev.plumbline.faults.file.Fault.Shrinks;
import dev.plumbline.io.Extent;
import dev.plumbline.io.FileIdentity;
import dev.plumbline.io.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A file that fails as planned. The message of each error holds the word "injected"; {@link #fired}
 * tells what happened.
 */
public final class FaultyFile implements PositionedFile {

  private final PositionedFile target;
  private final List<Fault> plan;
  private final Map<Call, AtomicLong> calls;
  private final List<Fired> fired;

  /**
   * Wraps a file.
   *
   * @param target closed with this one
   * @param plan what goes wrong; where several faults fit a call, an error comes before a short
   *     transfer
   */
  public FaultyFile(PositionedFile target, List<Fault> plan) {
    this(
        target,
        List.copyOf(plan),
        new EnumMap<>(Call.class),
        Collections.synchronizedList(new ArrayList<>()));
    for (Call call : Call.values()) {
      calls.put(call, new AtomicLong());
    }
  }

  private FaultyFile(
      PositionedFile target, List<Fault> plan, Map<Call, AtomicLong> calls, List<Fired> fired) {
    this.target = target;
    this.plan = plan;
    this.calls = calls;
    this.fired = fired;
  }

  /**
   * Wraps another descriptor of the same file: both follow the same plan, their calls are counted
   * together.
   *
   * @param descriptor closed with the result
   */
  public FaultyFile another(PositionedFile descriptor) {
    return new FaultyFile(descriptor, plan, calls, fired);
  }

  /** What happened so far. */
  public List<Fired> fired() {
    synchronized (fired) {
      return List.copyOf(fired);
    }
  }

  @Override
  public @Nullable FileIdentity identity() {
    return target.identity();
  }

  @Override
  public Path path() {
    return target.path();
  }

  @Override
  public int read(ByteBuffer buffer, long positionBytes) throws IOException {
    int length = buffer.remaining();
    long number = enter(Call.READ, positionBytes, length);
    long left = sizeSeen(number) - positionBytes;
    if (left <= 0 && length > 0) {
      noteShrunk(Call.READ, number, positionBytes, length);
      return -1;
    }
    int allowed = allowed(Call.READ, number, positionBytes, length);
    if (left < allowed) {
      noteShrunk(Call.READ, number, positionBytes, length);
      allowed = (int) left;
    }
    return transfer(buffer, allowed, b -> target.read(b, positionBytes));
  }

  @Override
  public int write(ByteBuffer buffer, long positionBytes) throws IOException {
    int length = buffer.remaining();
    long number = enter(Call.WRITE, positionBytes, length);
    int allowed = allowed(Call.WRITE, number, positionBytes, length);
    return transfer(buffer, allowed, b -> target.write(b, positionBytes));
  }

  @Override
  public long sizeBytes() throws IOException {
    enter(Call.SIZE, 0, 0);
    long reads = counter(Call.READ).get();
    long seen = sizeSeen(reads);
    long size = target.sizeBytes();
    if (seen < size) {
      noteShrunk(Call.SIZE, reads, seen, 0);
    }
    return Math.min(size, seen);
  }

  @Override
  public void truncate(long sizeBytes) throws IOException {
    enter(Call.TRUNCATE, sizeBytes, 0);
    target.truncate(sizeBytes);
  }

  @Override
  public void sync() throws IOException {
    enter(Call.SYNC, 0, 0);
    target.sync();
  }

  @Override
  public Extent dataFrom(long positionBytes) throws IOException {
    long number = enter(Call.EXTENTS, positionBytes, 0);
    Extent extent = target.dataFrom(positionBytes);
    long size = sizeSeen(counter(Call.READ).get());
    if (!extent.isNone() && extent.endBytes() > size) {
      noteShrunk(Call.EXTENTS, number, positionBytes, 0);
    }
    return extent.startBytes() >= size
        ? Extent.NONE
        : new Extent(extent.startBytes(), Math.min(size, extent.endBytes()));
  }

  @Override
  public void close() throws IOException {
    target.close();
  }

  private AtomicLong counter(Call call) {
    return Objects.requireNonNull(calls.get(call));
  }

  /** Counts a call, and throws when it is to fail. */
  private long enter(Call call, long offset, int length) throws IOException {
    long number = counter(call).incrementAndGet();
    for (Fault fault : plan) {
      boolean fails =
          switch (fault) {
            case ErrorAtCall f -> f.call() == call && f.number() == number;
            case ErrorInRange f ->
                f.call() == call
                    && offset < f.endBytes()
                    && offset + Math.max(length, 1) > f.startBytes();
            case ShortTransfers f -> false;
            case Shrinks f -> false;
          };
      if (fails) {
        fired.add(new Fired(fault, call, number, offset, length));
        throw new IOException(
            path()
                + (": " + call.word() + " failed: injected input/output error")
                + (": offset=" + offset + ", length=" + length + ", call=" + number));
      }
    }
    return number;
  }

  /** How many bytes a call may transfer. */
  private int allowed(Call call, long number, long offset, int length) {
    int allowed = length;
    for (Fault fault : plan) {
      if (fault instanceof ShortTransfers f && f.call() == call && length > 1) {
        long mixed = mix(f.seed() ^ mix(offset ^ mix(length)));
        if (Long.remainderUnsigned(mixed, 100) < f.percent()) {
          allowed = 1 + (int) Long.remainderUnsigned(mix(mixed), length - 1);
          fired.add(new Fired(fault, call, number, offset, length));
        }
      }
    }
    return allowed;
  }

  /** The finalizer of SplitMix64: every bit of the result depends on every bit of the value. */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private long sizeSeen(long reads) {
    long size = Long.MAX_VALUE;
    for (Fault fault : plan) {
      if (fault instanceof Shrinks f && reads >= f.fromRead()) {
        size = Math.min(size, f.sizeBytes());
      }
    }
    return size;
  }

  private void noteShrunk(Call call, long number, long offset, int length) {
    for (Fault fault : plan) {
      if (fault instanceof Shrinks) {
        fired.add(new Fired(fault, call, number, offset, length));
      }
    }
  }

  private interface Transfer {
    int run(ByteBuffer buffer) throws IOException;
  }

  private static int transfer(ByteBuffer buffer, int allowed, Transfer transfer)
      throws IOException {
    int limit = buffer.limit();
    buffer.limit(buffer.position() + allowed);
    try {
      return transfer.run(buffer);
    } finally {
      buffer.limit(limit);
    }
  }
}
