package dev.plumbline.kit.mutants;

import dev.plumbline.migration.MigrationFile;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamModel;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A mapped-ram file that a mutant changes after the reference wrote it. */
final class Rewriter implements Closeable {

  static final int PAGE_BYTES = 4096;
  private static final int VERSION_AT = 0;
  private static final int PAGE_SIZE_AT = 4;
  private static final int BITMAP_OFFSET_AT = 12;
  private static final int PAGES_OFFSET_AT = 20;

  private final RandomAccessFile file;
  private final StreamModel model;

  private Rewriter(RandomAccessFile file, StreamModel model) {
    this.file = file;
    this.model = model;
  }

  /** Opens a file, or nothing when it isn't a whole mapped-ram file. */
  static @Nullable Rewriter open(Path path, long offset) throws IOException {
    StreamModel model;
    try (MigrationFile read = MigrationFile.open(path, offset, BitmapOrder.LITTLE)) {
      model = read.model();
      if (model == null || model.blocks().stream().anyMatch(b -> b.mapped() == null)) {
        return null;
      }
    }
    return new Rewriter(new RandomAccessFile(path.toFile(), "rw"), model);
  }

  StreamModel model() {
    return model;
  }

  List<RamBlock> blocks() {
    return model.blocks();
  }

  long bitmapOffset(RamBlock block) {
    return Objects.requireNonNull(block.mapped()).bitmapOffsetBytes();
  }

  long pagesOffset(RamBlock block) {
    return Objects.requireNonNull(block.mapped()).pagesOffsetBytes();
  }

  byte[] read(long offset, long length) throws IOException {
    byte[] bytes = new byte[(int) length];
    file.seek(offset);
    int count = 0;
    while (count < bytes.length) {
      int more = file.read(bytes, count, bytes.length - count);
      if (more < 0) {
        break;
      }
      count += more;
    }
    return bytes;
  }

  void write(long offset, byte[] bytes) throws IOException {
    file.seek(offset);
    file.write(bytes);
  }

  byte[] bitmap(RamBlock block) throws IOException {
    return read(bitmapOffset(block), block.bitmapSizeBytes());
  }

  void bitmap(RamBlock block, byte[] bytes) throws IOException {
    write(bitmapOffset(block), bytes);
  }

  boolean isSet(RamBlock block, long page) throws IOException {
    return (read(bitmapOffset(block) + page / 8, 1)[0] >> page % 8 & 1) == 1;
  }

  void set(RamBlock block, long page) throws IOException {
    long at = bitmapOffset(block) + page / 8;
    byte[] one = read(at, 1);
    one[0] |= (byte) (1 << page % 8);
    write(at, one);
  }

  void version(RamBlock block, int value) throws IOException {
    file.seek(block.mappedHeaderOffsetBytes() + VERSION_AT);
    file.writeInt(value);
  }

  void pageSize(RamBlock block, long value) throws IOException {
    number(block, PAGE_SIZE_AT, value);
  }

  void bitmapOffset(RamBlock block, long value) throws IOException {
    number(block, BITMAP_OFFSET_AT, value);
  }

  void pagesOffset(RamBlock block, long value) throws IOException {
    number(block, PAGES_OFFSET_AT, value);
  }

  private void number(RamBlock block, int at, long value) throws IOException {
    file.seek(block.mappedHeaderOffsetBytes() + at);
    file.writeLong(value);
  }

  long length() throws IOException {
    return file.length();
  }

  void length(long bytes) throws IOException {
    file.setLength(bytes);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
