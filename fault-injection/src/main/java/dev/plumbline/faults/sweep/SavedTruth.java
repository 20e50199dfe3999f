package dev.plumbline.faults.sweep;

import dev.plumbline.faults.file.FaultyDisk;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamHeader;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what a file restores to with the RAM that was saved. */
final class SavedTruth {

  /** What a file is. */
  enum State {
    /** Nothing that a loader takes for a stream. */
    INCOMPLETE,
    WHOLE,
    /** A loader takes it, and it isn't the RAM that was saved. */
    WRONG
  }

  /**
   * What was found.
   *
   * @param detail a clause that says what is wrong
   */
  record Finding(State state, String detail) {}

  private SavedTruth() {}

  /**
   * Compares.
   *
   * @param offset where the stream begins
   */
  static Finding compare(FaultyDisk disk, Path path, long offset, TinyRam truth)
      throws IOException {
    if (!begins(disk, path, offset)) {
      return new Finding(State.INCOMPLETE, "no stream's magic at " + offset);
    }
    try (MigrationFile file = MigrationFile.open(disk, path, offset, BitmapOrder.LITTLE)) {
      StreamModel model = file.model();
      if (!file.isComplete() || model == null) {
        List<String> why = file.findings().all().stream().map(f -> f.message()).toList();
        return new Finding(State.INCOMPLETE, "incomplete: " + why);
      }
      String wrong = difference(file, model.blocks(), truth);
      return wrong == null
          ? new Finding(State.WHOLE, "whole")
          : new Finding(State.WRONG, "silent corruption: " + wrong);
    }
  }

  /** What every loader asks first; the reader here would go on and search for a magic elsewhere. */
  private static boolean begins(FaultyDisk disk, Path path, long offset) throws IOException {
    try (PositionedFile file = disk.openForReading(path)) {
      ByteBuffer magic = ByteBuffer.allocate(StreamHeader.SIZE_BYTES);
      return FullTransfers.readFully(file, magic, offset) == magic.capacity()
          && magic.getLong(0) == StreamHeader.START;
    }
  }

  private static @Nullable String difference(
      MigrationFile file, List<RamBlock> blocks, TinyRam truth) throws IOException {
    List<String> names = blocks.stream().map(RamBlock::name).toList();
    if (!names.equals(List.copyOf(truth.blocks().keySet()))) {
      return "blocks " + names;
    }
    int number = 0;
    for (Map.Entry<String, byte[]> entry : truth.blocks().entrySet()) {
      byte[] expected = entry.getValue();
      RamBlock block = blocks.get(number++);
      if (block.usedLengthBytes() != expected.length) {
        return "block " + entry.getKey() + " of " + block.usedLengthBytes() + " bytes";
      }
      byte[] found = restored(file, block);
      int at = Arrays.mismatch(expected, found);
      if (at >= 0) {
        return "block " + entry.getKey() + " differs at " + at;
      }
    }
    return null;
  }

  private static byte[] restored(MigrationFile file, RamBlock block) throws IOException {
    byte[] ram = new byte[Math.toIntExact(block.usedLengthBytes())];
    PositionedFile source = file.file();
    file.content(block)
        .forEachRun((inBlock, inFile, length) ->
            FullTransfers.readFully(
                source, ByteBuffer.wrap(ram, (int) inBlock, (int) length), inFile));
    return ram;
  }
}
