package dev.plumbline.kit.subject;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A save to be made. The subject must not change the RAM files, unless it is live.
 *
 * @param machine whose RAM it is
 * @param blocks the RAM, in order
 * @param file where to; what is before the offset must stay
 * @param options how
 * @param liveRounds when not 0, the machine runs and its RAM changes, and the save must take at
 *     least this many rounds over it; the RAM files hold the truth when it has ended. On {@link
 *     Machine#OF_OUR_GUEST} the guest changes it, elsewhere somebody outside of the processor
 */
public record SaveRequest(
    Machine machine, List<GuestRam> blocks, Path file, TransferOptions options, int liveRounds) {

  /** Copies what was given. */
  public SaveRequest {
    blocks = List.copyOf(blocks);
  }

  /** A save of a guest that stands still, on whatever machine suits its blocks. */
  public static SaveRequest of(List<GuestRam> blocks, Path file, TransferOptions options) {
    return new SaveRequest(Machine.ANY, blocks, file, options, 0);
  }

  /** The same of another machine. */
  public SaveRequest machine(Machine other) {
    return new SaveRequest(other, blocks, file, options, liveRounds);
  }

  /** The same of a guest that runs. */
  public SaveRequest live(int rounds) {
    return new SaveRequest(machine, blocks, file, options, rounds);
  }

  /** What a subject must be capable of to be asked this. */
  public Set<Capability> needs() {
    Set<Capability> needs = options.needs(Capability.SAVE_STREAM);
    needs.add(Capability.SAVE);
    TransferOptions.addIf(needs, blocks.size() > 1, Capability.SEVERAL_BLOCKS);
    TransferOptions.addIf(needs, !machine.isBare(), Capability.DEVICES);
    TransferOptions.addIf(needs, liveRounds > 0, Capability.LIVE);
    return needs;
  }
}
