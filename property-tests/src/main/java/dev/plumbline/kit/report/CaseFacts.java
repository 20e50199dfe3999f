package dev.plumbline.kit.report;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.run.Case;
import dev.plumbline.kit.run.Level;
import java.util.List;

/**
 * What a report says of a case itself: a {@link Case} as plain data, so that a report can be read
 * back where the case's class isn't.
 *
 * @param id stable, e.g. {@code PAG-001}
 * @param level how binding it is
 * @param holds what must hold, one sentence
 * @param clause the clause of {@code docs/format.md}: an anchor without {@code #}
 * @param hunts the bug that it hunts; empty when it has none
 * @param fixedBy where QEMU fixed it, such as {@code 5e76440b56 (11.1)}; empty when nowhere
 * @param conforms the verdicts that conform, at least one
 */
public record CaseFacts(
    String id,
    Level level,
    String holds,
    String clause,
    String hunts,
    String fixedBy,
    List<Verdict> conforms) {

  /** Copies what was given. */
  public CaseFacts {
    conforms = List.copyOf(conforms);
    if (conforms.isEmpty()) {
      throw new IllegalArgumentException(id + ": no verdict conforms");
    }
  }

  /** Of a case. */
  public static CaseFacts of(Case definition) {
    return new CaseFacts(
        definition.id(),
        definition.level(),
        definition.holds(),
        definition.clause(),
        definition.hunts(),
        definition.fixedBy(),
        List.of(definition.conforms()));
  }

  /** What comes before the number, e.g. {@code PAG}. */
  public String family() {
    int dash = id.indexOf('-');
    return dash < 0 ? id : id.substring(0, dash);
  }
}
