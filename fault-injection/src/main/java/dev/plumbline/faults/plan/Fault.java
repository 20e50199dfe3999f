package dev.plumbline.faults.plan;

import dev.plumbline.io.Errno;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What goes wrong. {@link #calls} says with which calls it can. */
public sealed interface Fault {

  /** The calls that this can go wrong with; a rule with others is refused. */
  Set<Call> calls();

  /**
   * The call does nothing and reports an error.
   *
   * @param errno legal for the call, see {@link LegalErrors}
   */
  record Fail(Errno errno) implements Fault {
    @Override
    public Set<Call> calls() {
      return LegalErrors.calls(errno);
    }
  }

  /**
   * A transfer through a descriptor with {@code O_DIRECT} reports {@code EINVAL} when it isn't
   * aligned, and is left alone otherwise. Memory is checked where its address is known.
   *
   * @param blockBytes what offset and length must be multiples of; a power of two
   * @param memoryBytes what the memory's address must be a multiple of; a power of two
   */
  record Strict(int blockBytes, int memoryBytes) implements Fault {

    /** The largest block. */
    public static final int MAX_BYTES = 1 << 30;

    /** Checks both. */
    public Strict {
      if (!isBlock(blockBytes) || !isBlock(memoryBytes)) {
        throw new IllegalArgumentException(
            "alignment: blockBytes=" + blockBytes + ", memoryBytes=" + memoryBytes);
      }
    }

    @Override
    public Set<Call> calls() {
      return TRANSFERS;
    }
  }

  /**
   * The transfer ends early by so many bytes, and the call says so. One that isn't longer is left
   * alone.
   */
  record ShortBy(long bytes) implements Fault {

    /** Checks the number. */
    public ShortBy {
      requirePositive(bytes);
    }

    @Override
    public Set<Call> calls() {
      return TRANSFERS;
    }
  }

  /**
   * The transfer ends at the last multiple of so many bytes of the file before its end, and the
   * call says so. One without such a place inside is left alone.
   */
  record ShortTo(long boundaryBytes) implements Fault {

    /** Checks the number. */
    public ShortTo {
      requirePositive(boundaryBytes);
    }

    @Override
    public Set<Call> calls() {
      return TRANSFERS;
    }
  }

  /**
   * The transfer ends somewhere, at least one byte after its start and before its end, chosen by
   * the plan's seed and the request's place; the call says so.
   */
  record ShortRandom() implements Fault {
    @Override
    public Set<Call> calls() {
      return TRANSFERS;
    }
  }

  /**
   * Parts of the write arrive, the call reports all of it.
   *
   * @param parts into how many parts of equal length it is cut
   * @param kept which of them arrive, from 0; may be none
   */
  record Torn(int parts, List<Integer> kept) implements Fault {

    /** The most parts. */
    public static final int MAX_PARTS = 10_000;

    /** Checks the parts. */
    public Torn {
      kept = List.copyOf(kept);
      if (parts < 2
          || parts > MAX_PARTS
          || kept.size() >= parts
          || kept.stream().anyMatch(k -> k < 0 || k >= parts)
          || new HashSet<>(kept).size() < kept.size()) {
        throw new IllegalArgumentException("torn: parts=" + parts + ", kept=" + kept);
      }
    }

    @Override
    public Set<Call> calls() {
      return WRITES;
    }
  }

  /** Nothing happens, and the call reports success. */
  record Drop() implements Fault {
    @Override
    public Set<Call> calls() {
      return Set.of(
          Call.WRITE,
          Call.TRUNCATE,
          Call.ALLOCATE,
          Call.SYNC,
          Call.RENAME,
          Call.UNLINK,
          Call.SYNC_DIRECTORY);
    }
  }

  /**
   * The transfer happens elsewhere in the file. One that would begin before the file is left alone.
   *
   * @param bytes how much further on; less than 0 for before
   */
  record Misdirect(long bytes) implements Fault {

    /** Checks that it is elsewhere. */
    public Misdirect {
      requireElsewhere(bytes);
    }

    @Override
    public Set<Call> calls() {
      return TRANSFERS;
    }
  }

  /**
   * The write happens at its place and then elsewhere too.
   *
   * @param bytes how much further on; less than 0 for before
   */
  record Duplicate(long bytes) implements Fault {

    /** Checks that it is elsewhere. */
    public Duplicate {
      requireElsewhere(bytes);
    }

    @Override
    public Set<Call> calls() {
      return WRITES;
    }
  }

  /** The read gets what was there when the file was last synced. */
  record Stale() implements Fault {
    @Override
    public Set<Call> calls() {
      return READS;
    }
  }

  /**
   * Bits are flipped on the way, chosen by the plan's seed and the request's place.
   *
   * @param bits how many; all of a shorter transfer
   */
  record Flip(int bits) implements Fault {

    /** The most bits. */
    public static final int MAX_BITS = 10_000;

    /** Checks the number. */
    public Flip {
      if (bits < 1 || bits > MAX_BITS) {
        throw new IllegalArgumentException("flip: bits=" + bits);
      }
    }

    @Override
    public Set<Call> calls() {
      return TRANSFERS;
    }
  }

  /** Zeros arrive in place of the data. */
  record Zero() implements Fault {
    @Override
    public Set<Call> calls() {
      return TRANSFERS;
    }
  }

  /**
   * The call takes longer.
   *
   * @param nanos how much, at most an hour
   */
  record Delay(long nanos) implements Fault {

    /** An hour. */
    public static final long MAX_NANOS = 3_600_000_000_000L;

    /** Checks the number. */
    public Delay {
      if (nanos < 1 || nanos > MAX_NANOS) {
        throw new IllegalArgumentException("delay: nanos=" + nanos);
      }
    }

    @Override
    public Set<Call> calls() {
      return ALL;
    }
  }

  /** The call waits until somebody releases it. */
  record Hang() implements Fault {
    @Override
    public Set<Call> calls() {
      return ALL;
    }
  }

  /**
   * There is room for so many bytes, all writes and allocations that match taken together. The
   * write that crosses the limit is short, what comes after it reports the error.
   *
   * @param errno {@code ENOSPC}, {@code EDQUOT} or {@code EFBIG}
   * @param afterBytes how many bytes
   */
  record Full(Errno errno, long afterBytes) implements Fault {

    /** Checks both. */
    public Full {
      if (errno != Errno.ENOSPC && errno != Errno.EDQUOT && errno != Errno.EFBIG) {
        throw new IllegalArgumentException("full: errno=" + errno);
      }
      if (afterBytes < 0) {
        throw new IllegalArgumentException("full: afterBytes=" + afterBytes);
      }
    }

    @Override
    public Set<Call> calls() {
      return errno == Errno.EDQUOT ? WRITES : Set.of(Call.WRITE, Call.ALLOCATE);
    }
  }

  /**
   * The sync reports an error, and what was to be synced counts as clean afterwards: the program
   * still sees it, a later sync succeeds, and it never reaches the platter. What Linux does after a
   * failed write-back.
   *
   * @param errno legal for a sync
   */
  record Forget(Errno errno) implements Fault {
    @Override
    public Set<Call> calls() {
      return LegalErrors.calls(errno).contains(Call.SYNC) ? Set.of(Call.SYNC) : Set.of();
    }
  }

  /**
   * Somebody else truncates the file right before the call; a shorter file is left alone.
   *
   * @param sizeBytes to what length
   */
  record Shrink(long sizeBytes) implements Fault {

    /** Checks the length. */
    public Shrink {
      if (sizeBytes < 0) {
        throw new IllegalArgumentException("shrink: sizeBytes=" + sizeBytes);
      }
    }

    @Override
    public Set<Call> calls() {
      return Set.of(Call.READ, Call.WRITE, Call.SEEK, Call.SIZE);
    }
  }

  /**
   * The power fails: every later call fails until the machine is started again, and of what was not
   * synced only some is left.
   *
   * @param before whether it fails before the call takes effect, or after
   * @param keep what is left
   */
  record PowerCut(boolean before, Keep keep) implements Fault {
    @Override
    public Set<Call> calls() {
      return ALL;
    }
  }

  /** All calls. */
  Set<Call> ALL = Set.of(Call.values());

  /** Reads and writes. */
  Set<Call> TRANSFERS = Set.of(Call.READ, Call.WRITE);

  /** Reads. */
  Set<Call> READS = Set.of(Call.READ);

  /** Writes. */
  Set<Call> WRITES = Set.of(Call.WRITE);

  private static boolean isBlock(int bytes) {
    return bytes >= 1 && bytes <= Strict.MAX_BYTES && Integer.bitCount(bytes) == 1;
  }

  private static void requirePositive(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes=" + bytes);
    }
  }

  private static void requireElsewhere(long bytes) {
    if (bytes == 0 || bytes == Long.MIN_VALUE) {
      throw new IllegalArgumentException("elsewhere: bytes=" + bytes);
    }
  }
}
