package dev.plumbline.kit.launch;

import dev.plumbline.kit.report.CaseResult;
import dev.plumbline.kit.report.Problem;
import dev.plumbline.kit.run.Case;

/** Told of a run as it goes. */
public interface RunListener {

  /** Tells nobody. */
  RunListener NONE = new RunListener() {};

  /** A case begins. */
  default void started(Case definition) {}

  /** A case has ended. */
  default void finished(CaseResult result) {}

  /** A case came to no verdict. */
  default void failed(Problem problem) {}
}
