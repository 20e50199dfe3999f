package dev.plumbline.convert;

import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.stream.StreamWriter;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Objects;

/** Writes the RAM of a file in one of the forms: the list of blocks, and the pages. */
sealed interface RamWriter permits MappedRamWriter, StreamRamWriter {

  /** Writes the list of blocks, which the RAM section begins with, and what belongs into it. */
  void blockList() throws IOException;

  /** Writes the records of the section that ends RAM, but for the last one. */
  void records() throws IOException;

  /** Pages with content that were written. */
  long dataPages();

  /**
   * What the two forms have in common.
   *
   * @param in the file that is read, complete
   * @param out where it goes
   * @param progress told of RAM bytes done
   * @param arena gives memory for pages
   */
  record Task(MigrationFile in, Output out, Progress progress, Arena arena) {

    StreamModel model() {
      return Objects.requireNonNull(in.model());
    }

    /** A block's entry in the list, up to where a mapped-ram header may follow. */
    byte[] entry(RamBlock block) {
      StreamWriter writer = new StreamWriter().block(block.name(), block.usedLengthBytes());
      if (block.guestAddressBytes() != -1) {
        writer.guestAddress(block.guestAddressBytes());
      }
      return writer.take();
    }
  }
}
