package dev.plumbline.kit.report;

import dev.plumbline.kit.subject.Identity;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of all cases on one subject and one filesystem.
 *
 * @param identity the subject
 * @param on the directory that the files were on
 * @param filesystem that directory's filesystem, by the kernel's name
 * @param cases in the order of their ids
 * @param problems where the kit itself failed
 */
public record SubjectResult(
    Identity identity, Path on, String filesystem, List<CaseResult> cases, List<Problem> problems) {

  /** Copies what was given. */
  public SubjectResult {
    cases = List.copyOf(cases);
    problems = List.copyOf(problems);
  }
}
