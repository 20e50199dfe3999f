package dev.plumbline.kit.launch;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.KitSettings;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What to run on a subject.
 *
 * @param wanted which cases
 * @param settings what they are told
 * @param expected the verdicts that are expected of a case
 * @param repeat the command line that repeats a case
 */
public record RunPlan(
    Predicate<Case> wanted,
    KitSettings settings,
    Function<Case, List<Verdict>> expected,
    Function<Case, String> repeat) {

  /** Everything, as the cases themselves demand. */
  public static RunPlan all(KitSettings settings) {
    return new RunPlan(_ -> true, settings, definition -> List.of(definition.conforms()), _ -> "");
  }

  /** Only some cases. */
  public RunPlan only(Predicate<Case> cases) {
    return new RunPlan(cases, settings, expected, repeat);
  }
}
