package dev.plumbline.faults.plan;

import dev.plumbline.io.Errno;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan in Java, in the words of the readable form:
 *
 * <pre>
 * Plan plan =
 *     Plan.builder()
 *         .on(Call.WRITE).direct().number(3).shortBy(512)
 *         .on(Call.WRITE).at(Landmark.bitmap(0)).error(Errno.EIO)
 *         .build();
 * </pre>
 */
public final class PlanBuilder {

  private long seed;
  private final List<Rule> rules = new ArrayList<>();

  PlanBuilder() {}

  /** Sets what choices are made by. */
  public PlanBuilder seed(long value) {
    seed = value;
    return this;
  }

  /** Begins a rule for calls. */
  public RuleBuilder on(Call first, Call... more) {
    return new RuleBuilder(EnumSet.of(first, more));
  }

  /** Begins a rule for all calls. */
  public RuleBuilder onAny() {
    return new RuleBuilder(EnumSet.allOf(Call.class));
  }

  /** Adds a rule. */
  public PlanBuilder rule(Rule rule) {
    rules.add(rule);
    return this;
  }

  /** The plan. */
  public Plan build() {
    return new Plan(seed, rules);
  }

  /** A rule in the making: conditions, then the fault, which ends it. */
  public final class RuleBuilder {

    private final Set<Call> calls;
    private Access access = Access.ANY;
    private @Nullable Glob file;
    private final List<Trigger> triggers = new ArrayList<>();
    private @Nullable Repeat repeat;

    private RuleBuilder(Set<Call> calls) {
      this.calls = calls;
    }

    /** Only through descriptors with {@code O_DIRECT}. */
    public RuleBuilder direct() {
      access = Access.DIRECT;
      return this;
    }

    /** Only through descriptors without {@code O_DIRECT}. */
    public RuleBuilder buffered() {
      access = Access.BUFFERED;
      return this;
    }

    /** Only on files whose path fits, see {@link Glob}. */
    public RuleBuilder file(String pattern) {
      file = new Glob(pattern);
      return this;
    }

    /** Only where a part of the migration file is touched. */
    public RuleBuilder at(Landmark landmark) {
      triggers.add(new Trigger.At(landmark));
      return this;
    }

    /** Only where a stretch of the file is touched. */
    public RuleBuilder at(long startBytes, long endBytes) {
      triggers.add(new Trigger.InRange(new ByteRange(startBytes, endBytes)));
      return this;
    }

    /** Only so many of a hundred. */
    public RuleBuilder chance(double percent) {
      triggers.add(new Trigger.Chance((int) Math.round(percent * Trigger.Chance.ALL / 100)));
      return this;
    }

    /** From the n-th matching call on. */
    public RuleBuilder number(long number) {
      triggers.add(new Trigger.Nth(number));
      return this;
    }

    /** Once; the default with {@link #number}. */
    public RuleBuilder once() {
      return repeat(Repeat.ONCE);
    }

    /** So many times at most. */
    public RuleBuilder times(long times) {
      return repeat(new Repeat(times));
    }

    /** Whenever it matches; the default without {@link #number}. */
    public RuleBuilder always() {
      return repeat(Repeat.ALWAYS);
    }

    /** So many times at most. */
    public RuleBuilder repeat(Repeat value) {
      repeat = value;
      return this;
    }

    /** Ends the rule with what goes wrong. */
    public PlanBuilder fault(Fault fault) {
      Repeat times = repeat;
      rules.add(
          new Rule(
              calls, access, file, triggers, times == null ? byDefault(triggers) : times, fault));
      return PlanBuilder.this;
    }

    /** See {@link Fault.Fail}. */
    public PlanBuilder error(Errno errno) {
      return fault(new Fault.Fail(errno));
    }

    /** See {@link Fault.Strict}; memory must be as aligned as the file. */
    public PlanBuilder strict(int blockBytes) {
      return fault(new Fault.Strict(blockBytes, blockBytes));
    }

    /** See {@link Fault.ShortBy}. */
    public PlanBuilder shortBy(long bytes) {
      return fault(new Fault.ShortBy(bytes));
    }

    /** See {@link Fault.ShortTo}. */
    public PlanBuilder shortTo(long boundaryBytes) {
      return fault(new Fault.ShortTo(boundaryBytes));
    }

    /** See {@link Fault.ShortRandom}. */
    public PlanBuilder shortRandom() {
      return fault(new Fault.ShortRandom());
    }

    /** See {@link Fault.PowerCut}: before the call. */
    public PlanBuilder powerCutBefore(Keep keep) {
      return fault(new Fault.PowerCut(true, keep));
    }

    /** See {@link Fault.PowerCut}: after the call. */
    public PlanBuilder powerCutAfter(Keep keep) {
      return fault(new Fault.PowerCut(false, keep));
    }
  }

  /** How often a rule fires that doesn't say it. */
  static Repeat byDefault(List<Trigger> triggers) {
    return triggers.stream().anyMatch(t -> t instanceof Trigger.Nth) ? Repeat.ONCE : Repeat.ALWAYS;
  }
}
