package dev.plumbline.faults.inject;

import dev.plumbline.faults.plan.ByteRange;
import dev.plumbline.faults.plan.Landmark;
import org.jspecify.annotations.Nullable;

/** Where the parts of one file lie. Safe for use by several threads at once. */
public interface Layout {

  /**
   * Where a part lies.
   *
   * @param landmark the part
   * @param event the call that is about to happen
   * @return its place, or null when the file has none, or none is known yet
   */
  @Nullable ByteRange find(Landmark landmark, Event event);

  /** Is told of every call on the file, before {@link #find} is asked about it. */
  default void observe(Event event) {}

  /** Knows the layouts of files. */
  @FunctionalInterface
  interface Source {

    /** No file has a layout that is known. */
    Source NONE = event -> null;

    /** The layout of the file that a call is on, or null. */
    @Nullable Layout of(Event event);
  }
}
