package dev.plumbline.kit.judge;

import dev.plumbline.fixtures.SparseCopy;
import dev.plumbline.kit.subject.GuestRam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * RAM as it was at one moment, kept where no subject knows of it.
 *
 * @param blocks each block with our own copy of its content
 */
public record Truth(List<GuestRam> blocks) {

  /** Copies what was given. */
  public Truth {
    blocks = List.copyOf(blocks);
  }

  /**
   * Keeps what RAM files hold now.
   *
   * @param ram the blocks
   * @param directory where the copies go, created if missing
   * @throws IOException when they can't be copied
   */
  public static Truth keep(List<GuestRam> ram, Path directory) throws IOException {
    Files.createDirectories(directory);
    List<GuestRam> kept = new ArrayList<>();
    for (GuestRam block : ram) {
      Path copy = directory.resolve("truth-" + kept.size());
      SparseCopy.copy(block.file(), copy);
      kept.add(new GuestRam(block.name(), block.lengthBytes(), copy));
    }
    return new Truth(kept);
  }

  /**
   * What differs in other RAM.
   *
   * @param found blocks in the same order
   * @return one line a block or page that differs; empty when every byte is the same
   * @throws IOException when it can't be read
   */
  public List<String> differences(List<GuestRam> found) throws IOException {
    List<String> differences = new ArrayList<>();
    if (found.size() != blocks.size()) {
      differences.add(found.size() + " blocks, expected " + blocks.size());
    }
    for (int i = 0; i < Math.min(found.size(), blocks.size()); i++) {
      GuestRam expected = blocks.get(i);
      long foundBytes = Files.size(found.get(i).file());
      if (foundBytes != expected.lengthBytes()) {
        differences.add(
            "block "
                + expected.name()
                + " has "
                + foundBytes
                + " bytes, saved were "
                + expected.lengthBytes());
      }
      RamComparison comparison =
          RamComparison.of(expected.name(), found.get(i).file(), expected.file());
      if (!comparison.same()) {
        differences.add(comparison.differingPages() + " wrong pages in block " + expected.name());
        differences.addAll(comparison.described());
      }
    }
    return differences;
  }
}
