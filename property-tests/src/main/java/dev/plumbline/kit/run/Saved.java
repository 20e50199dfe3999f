package dev.plumbline.kit.run;

import dev.plumbline.kit.judge.RamSpec;
import dev.plumbline.kit.judge.Truth;
import dev.plumbline.kit.subject.Machine;
import dev.plumbline.kit.subject.TransferOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that was saved, with the RAM that went into it.
 *
 * @param file the migration file
 * @param machine whose RAM it is
 * @param shape the blocks
 * @param truth what they held when the save ended
 * @param options how it was saved
 */
public record Saved(
    Path file, Machine machine, List<RamSpec> shape, Truth truth, TransferOptions options) {

  /** The same RAM in another file: one that was edited, say. */
  public Saved in(Path other) {
    return new Saved(other, machine, shape, truth, options);
  }
}
