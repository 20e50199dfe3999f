package dev.plumbline.kit.run;

import dev.plumbline.kit.judge.Verdict;
import dev.plumbline.kit.subject.Capability;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A named case, on a method that is a JUnit {@code @Test} or a jqwik {@code @Property}. It says
 * what it sees through its {@link CaseRun}; the kit says whether that conforms.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Case {

  /** Stable and never reused, e.g. {@code PAG-001}. */
  String id();

  /** How binding it is. */
  Level level() default Level.REQUIRED;

  /** What must hold, one sentence. */
  String holds();

  /** The clause of {@code docs/format.md} that says so: an anchor without {@code #}. */
  String clause();

  /** The bug that it hunts, by its name in the record of bugs; empty when it has none. */
  String hunts() default "";

  /**
   * Where QEMU fixed it, such as {@code 5e76440b56 (11.1)}; empty when it was never wrong or is not
   * fixed.
   */
  String fixedBy() default "";

  /** The verdicts that conform. */
  Verdict[] conforms() default Verdict.OK;

  /** What a subject must be capable of for the case to mean anything. */
  Capability[] needs() default {};
}
