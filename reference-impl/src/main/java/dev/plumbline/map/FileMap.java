package dev.plumbline.map;

import dev.plumbline.format.Finding;
import dev.plumbline.libvirt.SaveImage;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.stream.StreamModel;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a picture of a file shows, gathered. Its memory is bounded, whatever the file's size:
 * a few thousand cells.
 *
 * @see Picture
 */
public final class FileMap {

  /** Columns of the picture's strip of the whole file. */
  static final int OVERVIEW_CELLS = 1620;

  private final String name;
  private final long sizeBytes;
  private final @Nullable StreamModel model;
  private final @Nullable SaveImage image;
  private final @Nullable Finding firstError;
  private final List<Part> parts;
  private final Claims overview;
  private final List<BlockMap> blocks;
  private final @Nullable Sequence sequence;

  FileMap(
      MigrationFile file,
      List<Part> parts,
      Claims overview,
      List<BlockMap> blocks,
      @Nullable Sequence sequence)
      throws IOException {
    this.name = String.valueOf(file.file().path().getFileName());
    this.sizeBytes = file.file().sizeBytes();
    this.model = file.model();
    this.image = file.saveImage();
    this.firstError = file.findings().firstError();
    this.parts = parts;
    this.overview = overview;
    this.blocks = blocks;
    this.sequence = sequence;
  }

  /**
   * Gathers what a file holds: reads its bitmaps and asks for its holes; page contents aren't read.
   *
   * @param file a file, damaged or not
   * @throws IOException when reading fails
   */
  public static FileMap of(MigrationFile file) throws IOException {
    return new FileScan(file).map();
  }

  /** Bytes of pages whose bit is set although they lie in a hole of the file: likely lost. */
  public long lostBytes() {
    return blocks.stream().mapToLong(BlockMap::lostBytes).sum();
  }

  String name() {
    return name;
  }

  long sizeBytes() {
    return sizeBytes;
  }

  @Nullable StreamModel model() {
    return model;
  }

  @Nullable SaveImage image() {
    return image;
  }

  @Nullable Finding firstError() {
    return firstError;
  }

  /** The file from its first byte to its last. */
  List<Part> parts() {
    return parts;
  }

  /** The whole file's cells. */
  Claims overview() {
    return overview;
  }

  /** All blocks, in stream order. */
  List<BlockMap> blocks() {
    return blocks;
  }

  /** The order of pages, in the stream form. */
  @Nullable Sequence sequence() {
    return sequence;
  }
}
