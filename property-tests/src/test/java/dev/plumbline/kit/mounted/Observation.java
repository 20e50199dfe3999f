package dev.plumbline.kit.mounted;

import dev.plumbline.faults.store.LoggedFault;
import dev.plumbline.kit.judge.Verdict;
import java.util.List;

/**
 * What came of a case.
 *
 * @param detail the subject's own words, and what was found
 * @param faults those that happened
 */
record Observation(Verdict verdict, String detail, List<LoggedFault> faults) {

  /** In one line. */
  Observation {
    detail = detail.strip().replace("\n", " / ");
  }
}
