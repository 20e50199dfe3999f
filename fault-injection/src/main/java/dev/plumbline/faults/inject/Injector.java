package dev.plumbline.faults.inject;

import dev.plumbline.faults.plan.Call;
import dev.plumbline.faults.plan.Plan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Carries a plan out: decides for each call what happens to it. Safe for use by several threads at
 * once; what is chosen by place and seed doesn't depend on their timing, what is chosen by number
 * does.
 */
public final class Injector {

  private final List<RuleState> rules = new ArrayList<>();
  private final boolean needsLayout;
  private final Layout.Source layouts;
  private final FaultLog log;
  private final Map<Call, AtomicLong> calls = new EnumMap<>(Call.class);
  private final AtomicLong fired = new AtomicLong();
  private final CountDownLatch released = new CountDownLatch(1);

  /**
   * An injector for one run.
   *
   * @param layouts knows where landmarks lie; asked only if the plan names any
   * @param log told of every fault
   */
  public Injector(Plan plan, Layout.Source layouts, FaultLog log) {
    this.needsLayout = plan.needsLayout();
    this.layouts = layouts;
    this.log = log;
    for (Call call : Call.values()) {
      calls.put(call, new AtomicLong());
    }
    for (int i = 0; i < plan.rules().size(); i++) {
      rules.add(new RuleState(plan.rules().get(i), i + 1, plan.seed()));
    }
  }

  /** Decides what happens to a call that is about to be carried out, and logs it. */
  public Decision decide(Event event) {
    long number = counter(event.call()).incrementAndGet();
    if (rules.isEmpty()) {
      return new Decision(number, List.of());
    }
    Layout layout = needsLayout ? layouts.of(event) : null;
    if (layout != null) {
      layout.observe(event);
    }
    List<Fired> happening = new ArrayList<>();
    boolean failed = false;
    for (RuleState rule : rules) {
      if (!rule.matches(event, layout)) {
        continue;
      }
      if (failed) {
        rule.pass();
        continue;
      }
      Action action = rule.fire(event);
      if (action != null) {
        happening.add(fired(rule, event, number, action));
        failed = isFailure(action);
      }
    }
    return new Decision(number, happening.isEmpty() ? List.of() : List.copyOf(happening));
  }

  private Fired fired(RuleState rule, Event event, long number, Action action) {
    Fired one =
        new Fired(fired.incrementAndGet(), rule.number(), rule.rule(), event, number, action);
    log.fired(one);
    return one;
  }

  private static boolean isFailure(@Nullable Action action) {
    return action instanceof Action.Fail
        || action instanceof Action.Forget
        || (action instanceof Action.Cut cut && cut.before());
  }

  private AtomicLong counter(Call call) {
    return Objects.requireNonNull(calls.get(call));
  }

  /** How many calls of a kind there were. */
  public long count(Call call) {
    return counter(call).get();
  }

  /** How many faults happened. */
  public long firedCount() {
    return fired.get();
  }

  /** Lets all calls go on that hang, and that are to hang later. */
  public void release() {
    released.countDown();
  }

  /**
   * Waits for {@link #release}: what a call with {@link Action.Hang} does.
   *
   * @throws InterruptedException when the thread is interrupted
   */
  public void awaitRelease() throws InterruptedException {
    released.await();
  }
}
