package dev.plumbline.faults.inject;

/** Is told of every fault, before it takes effect. Safe for use by several threads at once. */
@FunctionalInterface
public interface FaultLog {

  /** Forgets everything. */
  FaultLog NONE = fired -> {};

  /** A fault is about to happen. */
  void fired(Fired fired);
}
