package dev.plumbline.faults.plan;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One rule: when these calls, under all of these conditions, are made, the fault happens, so many
 * times.
 *
 * @param calls the kinds of calls, at least one, each one that the fault can go wrong with
 * @param access through which descriptors
 * @param file which files, or null for all; a rename is about its old and its new name
 * @param triggers at most {@value #MAX_TRIGGERS}; at most one {@link Trigger.Nth} and one {@link
 *     Trigger.Chance}
 * @param repeat how often at most
 * @param fault what goes wrong
 */
public record Rule(
    Set<Call> calls,
    Access access,
    @Nullable Glob file,
    List<Trigger> triggers,
    Repeat repeat,
    Fault fault) {

  /** The most conditions. */
  public static final int MAX_TRIGGERS = 16;

  /**
   * Checks that the parts fit together.
   *
   * @throws IllegalArgumentException when they don't; the message says why
   */
  public Rule {
    calls = Set.copyOf(calls);
    triggers = List.copyOf(triggers);
    if (calls.isEmpty()) {
      throw new IllegalArgumentException("no calls");
    }
    String misfit = misfit(calls, fault);
    if (misfit != null) {
      throw new IllegalArgumentException(misfit);
    }
    if (triggers.size() > MAX_TRIGGERS
        || count(triggers, Trigger.Nth.class) > 1
        || count(triggers, Trigger.Chance.class) > 1) {
      throw new IllegalArgumentException("conditions that can't go together: " + triggers);
    }
    boolean placed =
        triggers.stream().anyMatch(t -> t instanceof Trigger.InRange || t instanceof Trigger.At);
    if (placed && calls.stream().noneMatch(Call::hasPlace)) {
      throw new IllegalArgumentException(words(calls) + " has no place in the file");
    }
  }

  /**
   * Why a fault can't go wrong with calls.
   *
   * @return a clause, or null when it can
   */
  static @Nullable String misfit(Set<Call> calls, Fault fault) {
    Set<Call> left = EnumSet.noneOf(Call.class);
    left.addAll(calls);
    left.removeAll(fault.calls());
    if (left.isEmpty()) {
      return null;
    }
    if (fault instanceof Fault.Fail error) {
      Call call = left.iterator().next();
      return error.errno()
          + " is no error of "
          + call.word()
          + " ("
          + call.manualPages()
          + "); legal are "
          + LegalErrors.of(call).stream().map(Enum::name).collect(Collectors.joining(", "));
    }
    return fault.calls().isEmpty()
        ? "an error that no sync reports (fsync(2))"
        : "not a fault of " + words(left) + ", only of " + words(fault.calls());
  }

  /** The names of calls, in the order of their kinds. */
  static String words(Collection<Call> calls) {
    return calls.stream().sorted().map(Call::word).collect(Collectors.joining(","));
  }

  private static long count(List<Trigger> triggers, Class<? extends Trigger> kind) {
    return triggers.stream().filter(kind::isInstance).count();
  }

  /** As it stands in a plan. */
  public String text() {
    return PlanWriter.text(this);
  }
}
