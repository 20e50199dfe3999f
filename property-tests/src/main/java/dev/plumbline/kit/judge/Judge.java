package dev.plumbline.kit.judge;

import dev.plumbline.kit.subject.Evidence;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.Outcome;
import java.io.IOException;
import java.util.List;

/** Outcomes made verdicts. */
public final class Judge {

  private Judge() {}

  /**
   * A load of a file that is in order.
   *
   * @param outcome what the subject did
   * @param saved the RAM that was saved
   * @param restored the destination's RAM afterwards
   * @throws IOException when RAM can't be read
   */
  public static Judgement loaded(Outcome outcome, Truth saved, List<GuestRam> restored)
      throws IOException {
    return switch (outcome) {
      case Outcome.Accepted _ -> compared(saved, restored);
      case Outcome.Refused refused -> new Judgement(Verdict.WRONGLY_REJECTED, refused.text());
      case Outcome.Crashed crashed -> new Judgement(Verdict.CRASH, crashed.text());
      case Outcome.Hung hung -> new Judgement(Verdict.HANG, hung.text());
      case Outcome.Unsupported no -> new Judgement(Verdict.UNSUPPORTED, no.reason());
    };
  }

  /**
   * A load of a file that should be refused.
   *
   * @param outcome what the subject did
   * @param saved the RAM that was saved
   * @param restored the destination's RAM afterwards
   * @param before the destination's RAM before
   * @throws IOException when RAM can't be read
   */
  public static Judgement refusedLoad(
      Outcome outcome, Truth saved, List<GuestRam> restored, Truth before) throws IOException {
    if (!(outcome instanceof Outcome.Refused refused)) {
      return loaded(outcome, saved, restored);
    }
    List<String> changed = before.differences(restored);
    return changed.isEmpty()
        ? new Judgement(Verdict.REJECTED, refused.text())
        : new Judgement(
            Verdict.REJECTED_LATE,
            refused.text() + "; but RAM was changed before: " + String.join("; ", changed));
  }

  /** A save that should succeed, before anybody has looked at the file. */
  public static Judgement saved(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted _ -> new Judgement(Verdict.OK, "reported success");
      case Outcome.Refused refused -> orLost(refused, Verdict.WRONGLY_REJECTED);
      case Outcome.Crashed crashed -> orLost(crashed, Verdict.CRASH);
      case Outcome.Hung hung -> new Judgement(Verdict.HANG, hung.text());
      case Outcome.Unsupported no -> new Judgement(Verdict.UNSUPPORTED, no.reason());
    };
  }

  /** A save that should be refused: with success it is {@link Verdict#OK}, which can't conform. */
  public static Judgement refusedSave(Outcome outcome) {
    return outcome instanceof Outcome.Refused refused
        ? orLost(refused, Verdict.REJECTED)
        : saved(outcome);
  }

  /** Whether RAM is what was saved. */
  public static Judgement compared(Truth saved, List<GuestRam> restored) throws IOException {
    List<String> wrong = saved.differences(restored);
    return wrong.isEmpty()
        ? new Judgement(Verdict.OK, "every byte of every block is as it was saved")
        : new Judgement(Verdict.SILENT_CORRUPTION, "reported success; " + String.join("; ", wrong));
  }

  /** A save that failed is one thing; one that took the guest along is another. */
  private static Judgement orLost(Outcome outcome, Verdict otherwise) {
    return outcome.evidence().guest() == Evidence.Guest.LOST
        ? new Judgement(Verdict.LOST_GUEST, outcome.text() + "; the guest is gone")
        : new Judgement(otherwise, outcome.text());
  }
}
