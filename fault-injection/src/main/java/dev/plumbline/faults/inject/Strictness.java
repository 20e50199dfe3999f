package dev.plumbline.faults.inject;

import dev.plumbline.faults.plan.Fault;
import org.jspecify.annotations.Nullable;

/** What a strict {@code O_DIRECT} demands. */
public final class Strictness {

  private Strictness() {}

  /**
   * What is wrong with a transfer.
   *
   * @return a clause, or null when all is aligned, or the descriptor isn't direct
   */
  public static @Nullable String violation(Fault.Strict demand, Event event) {
    if (!event.direct()) {
      return null;
    }
    if (event.offsetBytes() % demand.blockBytes() != 0) {
      return "offset is no multiple of " + demand.blockBytes();
    }
    if (event.lengthBytes() % demand.blockBytes() != 0) {
      return "length is no multiple of " + demand.blockBytes();
    }
    long address = event.memoryAddress();
    return address != Event.UNKNOWN_ADDRESS && (address & (demand.memoryBytes() - 1)) != 0
        ? "memory address is no multiple of " + demand.memoryBytes()
        : null;
  }
}
