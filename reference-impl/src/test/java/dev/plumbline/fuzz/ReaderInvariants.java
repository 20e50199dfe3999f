package dev.plumbline.fuzz;

import dev.plumbline.device.Description;
import dev.plumbline.device.DeviceDecoder;
import dev.plumbline.device.DeviceVisitor;
import dev.plumbline.device.FieldDescription;
import dev.plumbline.device.FieldValue;
import dev.plumbline.format.Finding;
import dev.plumbline.format.MalformedFileException;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.migration.Progress;
import dev.plumbline.stream.FileCursor;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.Section;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.verify.Verifier;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of every file, however it came about. A violation is an {@link AssertionError}.
 */
final class ReaderInvariants {

  /** A run more than this ends the walk of a block: a large block of single pages is legal. */
  private static final int MAX_RUNS = 100_000;

  private ReaderInvariants() {}

  /** Opens, verifies and walks all of it. */
  static void check(FuzzInput input) {
    try (MigrationFile file = MigrationFile.of(input.file(), -1, input.order())) {
      boolean complete = file.isComplete();
      Verifier.verify(file, true, Progress.NONE);
      for (Finding finding : file.findings().all()) {
        finding(finding, input.file().sizeBytes());
      }
      StreamModel model = file.model();
      require(!complete || model != null, "complete without a stream");
      if (model != null) {
        model(file, model, complete);
      }
    } catch (IOException | MalformedFileException e) {
      throw new AssertionError("a file in memory failed", e);
    }
  }

  private static void finding(Finding finding, long size) {
    require(
        finding.offsetBytes() >= 0 && finding.offsetBytes() <= size,
        "finding outside the file: " + finding);
    require(
        finding.message().chars().noneMatch(Character::isISOControl),
        "control character in: " + finding);
  }

  private static void model(MigrationFile file, StreamModel model, boolean complete)
      throws IOException, MalformedFileException {
    require(model.endBytes() >= model.offsetBytes(), "ends before it begins");
    require(model.endBytes() <= model.fileSizeBytes(), "ends behind the file's end");
    long sum = 0;
    for (RamBlock block : model.blocks()) {
      sum += block.usedLengthBytes();
      block(file, model, block, complete);
    }
    require(!complete || sum == model.totalRamBytes(), "blocks don't add up to the total");
    long last = model.offsetBytes();
    for (Section section : model.sections()) {
      require(section.offsetBytes() >= last, "section before the one before: " + section);
      require(section.endBytes() > section.payloadOffsetBytes(), "section without end: " + section);
      last = section.endBytes();
      device(file, model.description(), section);
    }
    require(last <= model.endBytes(), "section behind the end");
  }

  private static void block(MigrationFile file, StreamModel model, RamBlock block, boolean complete)
      throws IOException {
    require(
        !complete || block.usedLengthBytes() % block.pageSizeBytes() == 0, "half pages: " + block);
    long[] state = new long[2];
    try {
      file.content(block)
          .forEachRun((inBlock, inFile, length) -> {
            require(inBlock >= state[0] && length > 0, "runs overlap in " + block);
            require(inBlock % block.pageSizeBytes() == 0, "run not at a page in " + block);
            require(inBlock + length <= block.usedLengthBytes(), "run behind the end of " + block);
            require(
                inFile > model.offsetBytes() && inFile + length <= model.fileSizeBytes(),
                "run outside the file in " + block);
            state[0] = inBlock + length;
            if (++state[1] > MAX_RUNS) {
              throw new EnoughException();
            }
          });
    } catch (EnoughException e) {
      // The rest is like it.
    }
  }

  private static void device(MigrationFile file, @Nullable Description description, Section section)
      throws IOException, MalformedFileException {
    if (description != null && section.device() >= 0) {
      FileCursor cursor = new FileCursor(file.file(), section.payloadOffsetBytes());
      DeviceDecoder.decode(cursor, description.devices().get(section.device()), new Values());
      require(cursor.position() + 5 == section.endBytes(), "device decoded otherwise: " + section);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  private static final class EnoughException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Values implements DeviceVisitor {
    @Override
    public boolean wantsValues() {
      return true;
    }

    @Override
    public void value(FieldDescription field, int index, long offsetBytes, byte[] bytes) {
      require(bytes.length <= field.sizeBytes(), "more bytes than the field has");
      require(FieldValue.number(field, bytes) == null || bytes.length <= 8, "a number too long");
    }
  }
}
