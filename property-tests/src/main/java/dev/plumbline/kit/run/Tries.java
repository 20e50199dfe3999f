package dev.plumbline.kit.run;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How often a property is tried when the run doesn't say. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Tries {

  /** On a subject in this process, where a try takes milliseconds. */
  int inProcess();

  /** On a subject for which programs must be started. */
  int started();
}
