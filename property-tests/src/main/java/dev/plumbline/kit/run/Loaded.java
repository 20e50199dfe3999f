package dev.plumbline.kit.run;

import dev.plumbline.kit.judge.Judge;
import dev.plumbline.kit.judge.Judgement;
import dev.plumbline.kit.judge.Truth;
import dev.plumbline.kit.subject.GuestRam;
import dev.plumbline.kit.subject.Outcome;
import java.io.IOException;
import java.util.List;

/**
 * What came of a load.
 *
 * @param outcome what the subject did
 * @param saved the RAM that was saved
 * @param restored the destination's RAM now
 * @param before the destination's RAM before
 */
public record Loaded(Outcome outcome, Truth saved, List<GuestRam> restored, Truth before) {

  /** Judged as a file that is in order: restored RAM must be saved RAM. */
  public Judgement asWhole() throws IOException {
    return Judge.loaded(outcome, saved, restored);
  }

  /** Judged as a file that should be refused before RAM is touched. */
  public Judgement asUnfit() throws IOException {
    return Judge.refusedLoad(outcome, saved, restored, before);
  }
}
