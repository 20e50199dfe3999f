package dev.plumbline.faults.inject;

import dev.plumbline.faults.plan.ByteRange;
import dev.plumbline.faults.plan.Fault;
import dev.plumbline.io.Errno;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Makes a fault of one rule into what happens to a call. */
final class ActionChooser {

  private final Fault fault;

  /** Bytes used up, see {@link Fault.Full}. */
  private final AtomicLong used = new AtomicLong();

  ActionChooser(Fault fault) {
    this.fault = fault;
  }

  /**
   * What happens.
   *
   * @param event the call
   * @param chance what choices are made by
   * @return the action, or null when the fault makes no difference to this call
   */
  @Nullable Action choose(Event event, long chance) {
    long length = event.lengthBytes();
    return switch (fault) {
      case Fault.Fail(Errno errno) -> new Action.Fail(errno, "");
      case Fault.Strict f -> strict(f, event);
      case Fault.ShortBy(long bytes) -> bytes < length ? new Action.Shorten(length - bytes) : null;
      case Fault.ShortTo(long boundary) -> {
        long end = event.offsetBytes() + length - 1;
        long stop = end - end % boundary;
        yield length > 0 && stop > event.offsetBytes()
            ? new Action.Shorten(stop - event.offsetBytes())
            : null;
      }
      case Fault.ShortRandom f ->
          length > 1 ? new Action.Shorten(1 + Long.remainderUnsigned(chance, length - 1)) : null;
      case Fault.Torn f -> torn(f, length);
      case Fault.Drop f -> new Action.Skip();
      case Fault.Misdirect(long bytes) -> {
        long place = event.offsetBytes() + bytes;
        yield isPlace(place, length) ? new Action.Redirect(place) : null;
      }
      case Fault.Duplicate(long bytes) -> {
        long place = event.offsetBytes() + bytes;
        yield isPlace(place, length) ? new Action.Repeat(place) : null;
      }
      case Fault.Stale f -> new Action.Stale();
      case Fault.Flip(int bits) -> length > 0 ? new Action.Flip(bits(bits, length, chance)) : null;
      case Fault.Zero f -> new Action.Zero();
      case Fault.Delay(long nanos) -> new Action.Wait(nanos);
      case Fault.Hang f -> new Action.Hang();
      case Fault.Full f -> full(f, event);
      case Fault.Forget(Errno errno) -> new Action.Forget(errno);
      case Fault.Shrink(long size) -> new Action.Shrink(size);
      case Fault.PowerCut f -> new Action.Cut(f.before(), new Survivors(f.keep(), chance));
    };
  }

  private static boolean isPlace(long place, long length) {
    return place >= 0 && place <= Long.MAX_VALUE - length;
  }

  private static @Nullable Action strict(Fault.Strict f, Event event) {
    String violation = Strictness.violation(f, event);
    return violation == null ? null : new Action.Fail(Errno.EINVAL, violation);
  }

  private static @Nullable Action torn(Fault.Torn f, long length) {
    if (length < f.parts()) {
      return null;
    }
    List<ByteRange> kept = new ArrayList<>();
    for (int part : f.kept()) {
      kept.add(new ByteRange(share(length, part, f.parts()), share(length, part + 1, f.parts())));
    }
    return new Action.Tear(kept);
  }

  /** {@code length * part / parts}, without overflow. */
  private static long share(long length, int part, int parts) {
    return length / parts * part + length % parts * part / parts;
  }

  private static List<Long> bits(int count, long length, long chance) {
    long all = length > Long.MAX_VALUE / Byte.SIZE ? Long.MAX_VALUE : length * Byte.SIZE;
    SequencedSet<Long> bits = new LinkedHashSet<>();
    long state = chance;
    while (bits.size() < Math.min(count, all)) {
      state = Mix.of(state);
      bits.add(Long.remainderUnsigned(state, all));
    }
    return List.copyOf(bits);
  }

  private @Nullable Action full(Fault.Full f, Event event) {
    long length = event.lengthBytes();
    long before = used.getAndUpdate(u -> length > f.afterBytes() - u ? f.afterBytes() : u + length);
    long left = f.afterBytes() - before;
    if (length <= left) {
      return null;
    }
    return left > 0 && event.call().isTransfer()
        ? new Action.Shorten(left)
        : new Action.Fail(f.errno(), "");
  }
}
