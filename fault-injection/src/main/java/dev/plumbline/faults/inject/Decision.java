package dev.plumbline.faults.inject;

import dev.plumbline.faults.plan.ByteRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen to one call. A front does it in this order: waits and hangs; truncates; fails,
 * if it is to fail, or cuts the power before the call; carries the call out, shaped by {@link
 * WriteShape} or {@link ReadShape}; cuts the power after it.
 *
 * @param callNumber which call of its kind it is, counted from 1
 * @param fired the faults, in the order of their rules; mostly none
 */
public record Decision(long callNumber, List<Fired> fired) {

  /** Whether the call is carried out as if there were no faults. */
  public boolean isClean() {
    return fired.isEmpty();
  }

  /** The fault that has an action of a kind, or null: the first, where there are several. */
  public @Nullable Fired with(Class<? extends Action> kind) {
    for (Fired one : fired) {
      if (kind.isInstance(one.action())) {
        return one;
      }
    }
    return null;
  }

  /** The error that the call reports, or null: {@link Action.Fail} or {@link Action.Forget}. */
  public @Nullable Fired failure() {
    Fired failed = with(Action.Fail.class);
    return failed == null ? with(Action.Forget.class) : failed;
  }

  /** A power cut before or after the call, or null. */
  public @Nullable Fired cut(boolean before) {
    for (Fired one : fired) {
      if (one.action() instanceof Action.Cut cut && cut.before() == before) {
        return one;
      }
    }
    return null;
  }

  /** Whether the call is to do nothing and report success. */
  public boolean isSkipped() {
    return with(Action.Skip.class) != null;
  }

  /** The parts of a torn write, or null. */
  @Nullable List<ByteRange> torn() {
    Fired one = with(Action.Tear.class);
    return one != null && one.action() instanceof Action.Tear tear ? tear.kept() : null;
  }
}
