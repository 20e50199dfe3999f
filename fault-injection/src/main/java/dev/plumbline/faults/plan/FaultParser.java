package dev.plumbline.faults.plan;

import dev.plumbline.io.Errno;
import java.util.ArrayList;
import java.util.List;

/** Reads what goes wrong: the rest of a rule behind its colon. */
final class FaultParser {

  private static final String FAULTS =
      "a fault: error, strict, short, torn, drop, misdirect, duplicate, stale, flip, zero, delay,"
          + " hang, full, forget, shrink or power-cut";

  private final LineCursor cursor;

  FaultParser(LineCursor cursor) {
    this.cursor = cursor;
  }

  Fault fault() throws PlanException {
    int mark = cursor.mark();
    String word = cursor.word(FAULTS);
    try {
      return switch (word) {
        case "error" -> new Fault.Fail(errno());
        case "strict" -> strict();
        case "short" -> shortened();
        case "torn" -> torn();
        case "drop" -> new Fault.Drop();
        case "misdirect" -> new Fault.Misdirect(distance());
        case "duplicate" -> new Fault.Duplicate(distance());
        case "stale" -> new Fault.Stale();
        case "flip" -> new Fault.Flip((int) cursor.count(1, Fault.Flip.MAX_BITS, "bits"));
        case "zero" -> new Fault.Zero();
        case "delay" -> delay();
        case "hang" -> new Fault.Hang();
        case "full" -> full();
        case "forget" -> new Fault.Forget(errno());
        case "shrink" -> {
          cursor.expect("to");
          yield new Fault.Shrink(size("a length"));
        }
        case "power-cut" -> powerCut();
        default ->
            throw cursor.at(mark, "found " + LineCursor.shown(word) + ", expected " + FAULTS);
      };
    } catch (IllegalArgumentException e) {
      throw cursor.at(mark, "impossible: " + e.getMessage());
    }
  }

  private long size(String expected) throws PlanException {
    return Sizes.parse(cursor, expected);
  }

  private Errno errno() throws PlanException {
    int mark = cursor.mark();
    String name = cursor.name("an error such as EIO");
    for (Errno errno : Errno.values()) {
      if (errno.name().equals(name)) {
        return errno;
      }
    }
    throw cursor.at(mark, "found " + LineCursor.shown(name) + ", expected an error such as EIO");
  }

  private Fault strict() throws PlanException {
    int block = block();
    return new Fault.Strict(block, cursor.accept("memory") ? block() : block);
  }

  private int block() throws PlanException {
    int mark = cursor.mark();
    long bytes = size("a block size");
    if (bytes < 1 || bytes > Fault.Strict.MAX_BYTES || Long.bitCount(bytes) != 1) {
      throw cursor.at(mark, "found " + bytes + ", expected a power of two, at most 1G");
    }
    return (int) bytes;
  }

  private Fault shortened() throws PlanException {
    if (cursor.accept("random")) {
      return new Fault.ShortRandom();
    }
    if (cursor.accept("by")) {
      return new Fault.ShortBy(size("a number of bytes"));
    }
    if (cursor.accept("to")) {
      return new Fault.ShortTo(size("a block size"));
    }
    throw cursor.unexpected("'by', 'to' or 'random'");
  }

  private Fault torn() throws PlanException {
    int parts = (int) cursor.count(2, Fault.Torn.MAX_PARTS, "a number of parts");
    cursor.expect("keep");
    return new Fault.Torn(
        parts, cursor.accept("none") ? List.of() : list(parts - 1, "a part's number"));
  }

  private List<Integer> list(int most, String what) throws PlanException {
    List<Integer> numbers = new ArrayList<>();
    do {
      if (numbers.size() == Keep.Chosen.MAX) {
        throw cursor.unexpected("at most " + Keep.Chosen.MAX + " numbers");
      }
      numbers.add((int) cursor.count(0, most, what));
    } while (cursor.acceptMark(","));
    return numbers;
  }

  private long distance() throws PlanException {
    cursor.expect("by");
    boolean back = cursor.acceptMark("-");
    long bytes = size("a number of bytes");
    return back ? -bytes : bytes;
  }

  private Fault delay() throws PlanException {
    long count = cursor.count(1, Fault.Delay.MAX_NANOS, "a time");
    String expected = "ns, us, ms or s";
    int mark = cursor.mark();
    long unit =
        switch (cursor.word(expected)) {
          case "ns" -> 1L;
          case "us" -> 1_000L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          default -> {
            cursor.reset(mark);
            throw cursor.unexpected(expected);
          }
        };
    if (count > Fault.Delay.MAX_NANOS / unit) {
      throw cursor.at(mark, "expected at most an hour");
    }
    return new Fault.Delay(count * unit);
  }

  private Fault full() throws PlanException {
    int mark = cursor.mark();
    Errno errno = errno();
    if (errno != Errno.ENOSPC && errno != Errno.EDQUOT && errno != Errno.EFBIG) {
      throw cursor.at(mark, "found " + errno + ", expected ENOSPC, EDQUOT or EFBIG");
    }
    cursor.expect("after");
    return new Fault.Full(errno, size("a number of bytes"));
  }

  private Fault powerCut() throws PlanException {
    boolean before = cursor.accept("before");
    if (!before && !cursor.accept("after")) {
      throw cursor.unexpected("'before' or 'after'");
    }
    cursor.expect("keep");
    Keep keep =
        switch (cursor.peekWord()) {
          case "synced" -> Keep.SYNCED;
          case "all" -> Keep.ALL;
          case "random" -> Keep.RANDOM;
          case "" -> new Keep.Chosen(list(Integer.MAX_VALUE, "a change's number"));
          default -> throw cursor.unexpected("synced, all, random or numbers of changes");
        };
    if (!(keep instanceof Keep.Chosen)) {
      cursor.word("");
    }
    return new Fault.PowerCut(before, keep);
  }
}
