package dev.plumbline.faults.fuse.server;

import dev.plumbline.faults.inject.FaultLog;
import dev.plumbline.faults.inject.Injector;
import dev.plumbline.faults.plan.Fault;
import dev.plumbline.faults.plan.Plan;

/** A plan that is being carried out. */
final class Faults {

  private final Injector injector;
  private final Layouts layouts;
  private final boolean isIdle;
  private final boolean decidesAlignment;

  Faults(Plan plan, FaultLog log) {
    this.layouts = new Layouts();
    this.injector = new Injector(plan, layouts, log);
    this.isIdle = plan.rules().isEmpty();
    this.decidesAlignment = plan.rules().stream().anyMatch(r -> r.fault() instanceof Fault.Strict);
  }

  Injector injector() {
    return injector;
  }

  Layouts layouts() {
    return layouts;
  }

  /** Whether nothing can go wrong, so that nobody need be asked. */
  boolean isIdle() {
    return isIdle;
  }

  /**
   * Whether the plan says how direct requests must be aligned; then the backing filesystem's own
   * demands are kept from the program.
   */
  boolean decidesAlignment() {
    return decidesAlignment;
  }

  /** Whether a plan can only be carried out when it is known what was synced. */
  static boolean needsJournal(Plan plan) {
    return plan.rules().stream()
        .anyMatch(r ->
            r.fault() instanceof Fault.PowerCut
                || r.fault() instanceof Fault.Stale
                || r.fault() instanceof Fault.Forget);
  }
}
