package dev.plumbline.kit.mutants;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One mutant.
 *
 * @param name what it is called
 * @param bug what it gets wrong, in a few words
 * @param record the bug's name in the record of bugs; empty when it only could have happened
 * @param flaw makes it, anew for each run
 */
record Mutant(String name, String bug, String record, Supplier<Flaw> flaw) {

  /** All. */
  static List<Mutant> all() {
    return Stream.of(
            DiskMutants.all(),
            FileMutants.all(),
            LayoutMutants.all(),
            SaveMutants.all(),
            LoadMutants.all())
        .flatMap(List::stream)
        .toList();
  }

  /** A mutant of a bug that nobody has reported. */
  static Mutant of(String name, String bug, Supplier<Flaw> flaw) {
    return new Mutant(name, bug, "", flaw);
  }

  MutantSubject subject() {
    return new MutantSubject(flaw.get());
  }

  @Override
  public String toString() {
    return name;
  }
}
