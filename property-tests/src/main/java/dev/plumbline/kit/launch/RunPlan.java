package dev.plumbline.kit.launch;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.KitSettings;
import dev.plumbline.kit.subject.Subject;
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
 * @param peers other implementations, to exchange files with
 */
public record RunPlan(
    Predicate<Case> wanted,
    KitSettings settings,
    Function<Case, List<Verdict>> expected,
    Function<Case, String> repeat,
    List<Subject> peers) {

  /** Copies what was given. */
  public RunPlan {
    peers = List.copyOf(peers);
  }

  /** Without other implementations. */
  public RunPlan(
      Predicate<Case> wanted,
      KitSettings settings,
      Function<Case, List<Verdict>> expected,
      Function<Case, String> repeat) {
    this(wanted, settings, expected, repeat, List.of());
  }

  /** Everything, as the cases themselves demand. */
  public static RunPlan all(KitSettings settings) {
    return new RunPlan(_ -> true, settings, definition -> List.of(definition.conforms()), _ -> "");
  }

  /** Only some cases. */
  public RunPlan only(Predicate<Case> cases) {
    return new RunPlan(cases, settings, expected, repeat, peers);
  }

  /** With other implementations, to exchange files with. */
  public RunPlan beside(List<Subject> others) {
    return new RunPlan(wanted, settings, expected, repeat, others);
  }
}
