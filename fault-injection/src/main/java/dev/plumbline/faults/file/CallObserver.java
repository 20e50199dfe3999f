package dev.plumbline.faults.file;

import dev.plumbline.faults.inject.Event;

/** Is told of every call on a disk before it is decided about. */
@FunctionalInterface
public interface CallObserver {

  /** Nobody looks. */
  CallObserver NONE = event -> {};

  /** A call is about to be carried out. The disk stands still meanwhile. */
  void before(Event event);
}
