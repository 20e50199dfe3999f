package dev.plumbline.kit.subject;

import dev.plumbline.faults.plan.Plan;
import java.io.IOException;
import java.util.List;

/**
 * A subject that can work on a disk in memory on which things go wrong: thousands of faults a
 * minute, power cuts among them. The files of requests are real ones before and afterwards.
 */
public interface FaultProne {

  /**
   * What came of a request under faults.
   *
   * @param outcome what the subject did
   * @param fired what went wrong, one line each, in order
   * @param calls the calls that it made, one line each, in order
   * @param left what it left open, locked or lying about, one clause each; empty when the power
   *     failed, for then nothing is its own to close
   * @param powerFailed whether the power failed meanwhile
   */
  record Aftermath(
      Outcome outcome,
      List<String> fired,
      List<String> calls,
      List<String> left,
      boolean powerFailed) {

    /** Copies what was given. */
    public Aftermath {
      fired = List.copyOf(fired);
      calls = List.copyOf(calls);
      left = List.copyOf(left);
    }
  }

  /**
   * Saves. When it reports success the power fails right afterwards, so that what the request's
   * file holds then is what the disk was made to keep.
   *
   * @param plan what goes wrong; it also chooses the order in which channels do their work
   * @throws IOException when the environment fails
   */
  Aftermath saveUnder(SaveRequest request, Plan plan) throws IOException;

  /**
   * Loads. The RAM files are on the same disk.
   *
   * @param plan what goes wrong
   * @throws IOException when the environment fails
   */
  Aftermath loadUnder(LoadRequest request, Plan plan) throws IOException;
}
