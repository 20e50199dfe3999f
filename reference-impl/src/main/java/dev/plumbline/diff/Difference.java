package dev.plumbline.diff;

import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two files: machine types, blocks, device state. The form, the order of
 * blocks and devices, section ids and libvirt's header don't count.
 *
 * @param machineA A's machine type
 * @param machineB B's
 * @param blocks all blocks, those of A first, those only in B behind them
 * @param devices fields that differ, the first 20000 of them
 * @param deviceDifferences how many differ in all
 */
public record Difference(
    String machineA,
    String machineB,
    List<BlockDifference> blocks,
    List<FieldDifference> devices,
    long deviceDifferences) {

  /** So many pairs of blocks are tried for a new name. */
  private static final int MAX_RENAME_TRIES = 64;

  /** Whether nothing differs. */
  public boolean isIdentical() {
    return machineA.equals(machineB)
        && deviceDifferences == 0
        && blocks.stream().allMatch(BlockDifference::isIdentical);
  }

  /**
   * Compares two files.
   *
   * @param a complete
   * @param b complete
   * @param progress told of bytes of RAM that were read, in both files
   * @throws IOException when one of them can't be read
   */
  public static Difference between(MigrationFile a, MigrationFile b, Progress progress)
      throws IOException {
    StreamModel modelA = Objects.requireNonNull(a.model());
    StreamModel modelB = Objects.requireNonNull(b.model());
    Map<String, RamBlock> onlyB = new LinkedHashMap<>();
    modelB.blocks().forEach(block -> onlyB.put(block.name(), block));
    List<BlockDifference> blocks = new ArrayList<>();
    for (RamBlock block : modelA.blocks()) {
      RamBlock other = onlyB.remove(block.name());
      if (other == null) {
        blocks.add(alone(block.name(), block, null));
      } else if (modelA.isLeftOut(block) || modelB.isLeftOut(other)) {
        boolean one = modelA.isLeftOut(block) != modelB.isLeftOut(other);
        blocks.add(
            new BlockDifference(
                block.name(),
                block,
                other,
                block.pageSizeBytes(),
                new PageRanges(),
                0,
                0,
                one,
                null));
      } else {
        blocks.add(BlockComparison.compare(a, block, b, other, progress));
      }
    }
    rename(a, b, blocks, onlyB);
    onlyB.values().forEach(block -> blocks.add(alone(block.name(), null, block)));
    DeviceComparison.Result devices = DeviceComparison.compare(a, b);
    return new Difference(
        modelA.configuration().machine(),
        modelB.configuration().machine(),
        List.copyOf(blocks),
        devices.differences(),
        devices.count());
  }

  private static BlockDifference alone(String name, @Nullable RamBlock a, @Nullable RamBlock b) {
    RamBlock one = a == null ? Objects.requireNonNull(b) : a;
    return new BlockDifference(
        name, a, b, one.pageSizeBytes(), new PageRanges(), 0, 0, false, null);
  }

  /**
   * Blocks of one length, one only in A, one only in B, with at most a tenth of pages differing.
   */
  private static void rename(
      MigrationFile a, MigrationFile b, List<BlockDifference> blocks, Map<String, RamBlock> onlyB)
      throws IOException {
    int tries = 0;
    for (int i = 0; i < blocks.size(); i++) {
      BlockDifference difference = blocks.get(i);
      RamBlock lost = difference.a();
      if (difference.b() != null || lost == null) {
        continue;
      }
      for (RamBlock found : onlyB.values()) {
        if (found.usedLengthBytes() == lost.usedLengthBytes() && tries++ < MAX_RENAME_TRIES) {
          BlockDifference pair = BlockComparison.compare(a, lost, b, found, Progress.NONE);
          if (pair.ranges().pages() * pair.pageSizeBytes() * 10 <= lost.usedLengthBytes()) {
            blocks.set(i, difference.renamed(found.name()));
            break;
          }
        }
      }
    }
  }
}
