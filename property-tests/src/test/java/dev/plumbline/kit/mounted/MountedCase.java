package dev.plumbline.kit.mounted;

import dev.plumbline.faults.plan.Plan;
import dev.plumbline.faults.plan.PlanException;
import dev.plumbline.faults.plan.PlanParser;
import dev.plumbline.faults.store.LoggedFault;
import dev.plumbline.fixtures.qemu.MigrationOptions;
import dev.plumbline.kit.judge.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One line of {@code cases.txt}.
 *
 * @param id stable
 * @param operation {@code save}, {@code load} or {@code outage}
 * @param options {@code plain}, {@code multifd} or {@code direct}
 * @param conforming the verdicts that conform
 * @param rule the plan's rule; what is left after an outage
 */
record MountedCase(
    String id, String operation, String options, Set<Verdict> conforming, String rule) {

  private static final int CHANNELS = 2;

  static List<MountedCase> all() {
    return Table.read("cases.txt", 5).stream().map(MountedCase::of).toList();
  }

  private static MountedCase of(List<String> row) {
    return new MountedCase(
        row.get(0),
        row.get(1),
        row.get(2),
        Arrays.stream(row.get(3).split(",")).map(MountedCase::verdict).collect(Collectors.toSet()),
        row.get(4));
  }

  /** The verdict of a word. */
  static Verdict verdict(String word) {
    return Verdict.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  Plan plan() {
    // Whether anything went where nothing must go wrong.
    String witness = mustNotFire() ? "on read,write direct number 1: delay 1 ns\n" : "";
    try {
      return PlanParser.parse(id, "faults 1\n" + rule + "\n" + witness);
    } catch (PlanException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Whether nothing must happen at all: it is about requests that must not be made. */
  boolean mustNotFire() {
    return rule.contains(": strict ");
  }

  /** Whether the faults that happened are those that should. */
  boolean fits(List<LoggedFault> faults) {
    return mustNotFire()
        ? faults.size() == 1 && faults.getFirst().ruleNumber() == 2
        : operation.equals("outage") == faults.isEmpty();
  }

  MigrationOptions migration() {
    MigrationOptions plain = MigrationOptions.mappedRam();
    return switch (options) {
      case "plain" -> plain;
      case "multifd" -> plain.multifd(CHANNELS);
      case "direct" -> plain.multifd(CHANNELS).directIo(true);
      default -> throw new IllegalArgumentException(id + ": options=" + options);
    };
  }

  @Override
  public String toString() {
    return id + " " + operation + " " + options + ": " + rule;
  }
}
