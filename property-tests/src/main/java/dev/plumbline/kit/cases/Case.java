package dev.plumbline.kit.cases;

import dev.plumbline.kit.subject.Verdict;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * A named case. The method returns normally when the subject conforms and throws {@link
 * Nonconformity} otherwise.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
public @interface Case {

  /** Stable and never reused, e.g. {@code PAG-001}. */
  String id();

  /** How binding it is. */
  Level level() default Level.REQUIRED;

  /** What must hold, one sentence. */
  String holds();

  /** The clause of {@code docs/format.md} that says so: an anchor without {@code #}. */
  String clause();

  /** The verdict that conforms. */
  Verdict conforms() default Verdict.OK;
}
