package dev.plumbline.faults.inject;

import dev.plumbline.faults.plan.ByteRange;
import dev.plumbline.faults.plan.Glob;
import dev.plumbline.faults.plan.Rule;
import dev.plumbline.faults.plan.Trigger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One rule of a plan that is being carried out, and how often it matched and fired. */
final class RuleState {

  private final Rule rule;
  private final int number;
  private final long seed;
  private final long firstMatch;
  private final ActionChooser chooser;
  private final AtomicLong matches = new AtomicLong();
  private final AtomicLong fired = new AtomicLong();

  /**
   * A rule that hasn't matched yet.
   *
   * @param number its place in the plan, counted from 1
   */
  RuleState(Rule rule, int number, long seed) {
    this.rule = rule;
    this.number = number;
    this.seed = seed;
    this.chooser = new ActionChooser(rule.fault());
    long first = 1;
    for (Trigger trigger : rule.triggers()) {
      if (trigger instanceof Trigger.Nth(long n)) {
        first = n;
      }
    }
    this.firstMatch = first;
  }

  Rule rule() {
    return rule;
  }

  int number() {
    return number;
  }

  /** Whether all conditions but the number hold. */
  boolean matches(Event event, @Nullable Layout layout) {
    return rule.calls().contains(event.call())
        && rule.access().admits(event.direct())
        && named(event)
        && rule.triggers().stream().allMatch(t -> holds(t, event, layout));
  }

  private boolean named(Event event) {
    Glob file = rule.file();
    if (file == null || file.matches(event.file())) {
      return true;
    }
    String other = event.newFile();
    return other != null && file.matches(other);
  }

  private boolean holds(Trigger trigger, Event event, @Nullable Layout layout) {
    return switch (trigger) {
      case Trigger.Nth n -> true;
      case Trigger.Chance(int millionths) ->
          Long.remainderUnsigned(Mix.of(seed, -number, event), Trigger.Chance.ALL) < millionths;
      case Trigger.InRange(ByteRange range) -> touches(range, event);
      case Trigger.At(var landmark) ->
          layout != null && touches(layout.find(landmark, event), event);
    };
  }

  private static boolean touches(@Nullable ByteRange range, Event event) {
    ByteRange touched = event.range();
    return range != null && touched != null && range.touches(touched);
  }

  /**
   * What happens to a call that matches, or null when it is spared: because it isn't its turn, the
   * rule has fired often enough, or the fault makes no difference to it.
   */
  @Nullable Action fire(Event event) {
    if (matches.incrementAndGet() < firstMatch || fired.get() >= rule.repeat().times()) {
      return null;
    }
    Action action = chooser.choose(event, Mix.of(seed, number, event));
    if (action == null) {
      return null;
    }
    long most = rule.repeat().times();
    long before = fired.getAndUpdate(n -> n < most ? n + 1 : n);
    return before < most ? action : null;
  }

  /** A call that matches was failed by another rule: it counts, and that is all. */
  void pass() {
    matches.incrementAndGet();
  }
}
