package dev.plumbline.kit.subject;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A load to be made: the destination is a machine with exactly these blocks, unless the machine has
 * some of its own ({@link Machine#isBare}).
 *
 * @param machine whose RAM it is
 * @param blocks the destination's RAM; the files hold what it holds beforehand
 * @param dirty whether any of it isn't zero beforehand
 * @param file what to load, never to be changed
 * @param options how
 */
public record LoadRequest(
    Machine machine, List<GuestRam> blocks, boolean dirty, Path file, TransferOptions options) {

  /** Copies what was given. */
  public LoadRequest {
    blocks = List.copyOf(blocks);
  }

  /** A load into RAM that is zero, on whatever machine suits the blocks. */
  public static LoadRequest of(Path file, List<GuestRam> blocks, TransferOptions options) {
    return new LoadRequest(Machine.ANY, blocks, false, file, options);
  }

  /** The same into another machine. */
  public LoadRequest machine(Machine other) {
    return new LoadRequest(other, blocks, dirty, file, options);
  }

  /** The same into RAM that isn't zero beforehand. */
  public LoadRequest dirtied() {
    return new LoadRequest(machine, blocks, true, file, options);
  }

  /** What a subject must be capable of to be asked this. */
  public Set<Capability> needs() {
    Set<Capability> needs = options.needs(Capability.LOAD_STREAM);
    needs.add(Capability.LOAD);
    TransferOptions.addIf(needs, blocks.size() > 1, Capability.SEVERAL_BLOCKS);
    TransferOptions.addIf(needs, !machine.isBare(), Capability.DEVICES);
    TransferOptions.addIf(needs, dirty, Capability.DIRTY_DESTINATION);
    return needs;
  }
}
