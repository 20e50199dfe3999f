package dev.plumbline.migration;

import dev.plumbline.format.FindingList;
import dev.plumbline.format.MalformedFileException;
import dev.plumbline.format.Rule;
import dev.plumbline.io.Disk;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.libvirt.SaveImage;
import dev.plumbline.libvirt.SaveImageReader;
import dev.plumbline.ram.BitmapOrder;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamHeader;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.stream.StreamReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A migration file, opened and understood as far as it can be: a bare stream or one in a libvirt
 * save image, in either form. What is wrong with it is in {@link #findings()}.
 */
public final class MigrationFile implements Closeable {

  private static final int HINT_BYTES = 1 << 20;

  private final Disk disk;
  private final PositionedFile file;
  private final FindingList findings;
  private final @Nullable SaveImage saveImage;
  private final @Nullable StreamModel model;
  private final BitmapOrder bitmapOrder;
  private final Map<RamBlock, BlockSurvey> surveys = new HashMap<>();
  private @Nullable StreamIndex index;

  private MigrationFile(
      Disk disk,
      PositionedFile file,
      FindingList findings,
      @Nullable SaveImage saveImage,
      @Nullable StreamModel model,
      BitmapOrder bitmapOrder) {
    this.disk = disk;
    this.file = file;
    this.findings = findings;
    this.saveImage = saveImage;
    this.model = model;
    this.bitmapOrder = bitmapOrder;
  }

  /**
   * Opens a file.
   *
   * @param path a regular file or block device
   * @param offsetBytes where the stream begins, or -1 to find out: 0, or behind a libvirt header
   * @param bitmapOrder byte order of the bitmaps
   * @throws IOException when it can't be opened or read; what it holds never causes one
   */
  public static MigrationFile open(Path path, long offsetBytes, BitmapOrder bitmapOrder)
      throws IOException {
    return open(Disk.REAL, path, offsetBytes, bitmapOrder);
  }

  /**
   * Opens a file on a disk.
   *
   * @see #open(Path, long, BitmapOrder)
   */
  public static MigrationFile open(Disk disk, Path path, long offsetBytes, BitmapOrder bitmapOrder)
      throws IOException {
    PositionedFile file = disk.openForReading(path);
    try {
      return of(disk, file, offsetBytes, bitmapOrder);
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  /**
   * Reads a file that is open already; closing this closes it.
   *
   * @see #open
   */
  public static MigrationFile of(PositionedFile file, long offsetBytes, BitmapOrder bitmapOrder)
      throws IOException {
    return of(Disk.REAL, file, offsetBytes, bitmapOrder);
  }

  private static MigrationFile of(
      Disk disk, PositionedFile file, long offsetBytes, BitmapOrder bitmapOrder)
      throws IOException {
    FindingList findings = new FindingList();
    SaveImage image = null;
    StreamModel model = null;
    try {
      long start = Math.max(offsetBytes, 0);
      if (offsetBytes < 0) {
        image = SaveImageReader.read(file);
        if (image != null) {
          start = image.streamOffsetBytes();
          Compression.refuse(image, file.path().toString());
        } else {
          Compression.refuse(firstBytes(file), file.path().toString());
        }
      }
      StreamModel read = StreamReader.read(file, start, findings);
      if (read.endBytes() > start && read.endBytes() > read.fileSizeBytes()) {
        // Taken as it is, blocks past the new end would count as zero.
        throw new EOFException(
            file.path() + ": file shrank while it was read: offset=" + read.fileSizeBytes());
      }
      if (read.endBytes() > start) {
        model = read;
      } else if (image == null && findings.count(Rule.STREAM_MAGIC) > 0) {
        hint(file, findings);
      }
    } catch (MalformedFileException e) {
      findings.add(e.finding());
    }
    return new MigrationFile(disk, file, findings, image, model, bitmapOrder);
  }

  /** The disk it is on, for further descriptors. */
  public Disk disk() {
    return disk;
  }

  /** The file underneath. */
  public PositionedFile file() {
    return file;
  }

  /** What is wrong with it. */
  public FindingList findings() {
    return findings;
  }

  /** The libvirt header around the stream, or null. */
  public @Nullable SaveImage saveImage() {
    return saveImage;
  }

  /** What the stream holds, or null when there is none that can be read. */
  public @Nullable StreamModel model() {
    return model;
  }

  /** Byte order in which its bitmaps are read. */
  public BitmapOrder bitmapOrder() {
    return bitmapOrder;
  }

  /** Whether nothing in its structure is wrong: the stream is whole up to its end. */
  public boolean isComplete() {
    return model != null && model.ended() && !findings.hasErrors();
  }

  /**
   * The content of a block. Contents may be walked by several threads at once.
   *
   * @param block one of {@link StreamModel#blocks()}
   * @return its content; empty for a block that isn't in the file or can't be located
   */
  public synchronized BlockContent content(RamBlock block) {
    StreamModel known = Objects.requireNonNull(model);
    if (block.mapped() != null) {
      return block.isPlaced(known.fileSizeBytes())
          ? new MappedContent(file, block, bitmapOrder)
          : BlockContent.EMPTY;
    }
    if (known.pages() == null) {
      return BlockContent.EMPTY;
    }
    if (index == null) {
      index = new StreamIndex(file, known);
    }
    return index.content(known.blocks().indexOf(block));
  }

  /**
   * What bitmap and holes say of a block in the mapped-ram form. The bitmap is read when this is
   * first asked for.
   *
   * @param block one of {@link StreamModel#blocks()}, with bitmap and region inside the file
   *     ({@link RamBlock#isPlaced})
   * @throws IOException when the file can't be read
   */
  public BlockSurvey survey(RamBlock block) throws IOException {
    synchronized (surveys) {
      BlockSurvey known = surveys.get(block);
      if (known == null) {
        known = BlockSurvey.of(file, block, bitmapOrder);
        surveys.put(block, known);
      }
      return known;
    }
  }

  /**
   * Bytes of all runs of a block's {@link #content}.
   *
   * @param block one of {@link StreamModel#blocks()}
   * @throws IOException when the file can't be read
   */
  public long contentBytes(RamBlock block) throws IOException {
    StreamModel known = Objects.requireNonNull(model);
    if (known.pages() != null) {
      return known.pages().data(known.blocks().indexOf(block)).count() * block.pageSizeBytes();
    }
    if (!block.isPlaced(known.fileSizeBytes())) {
      return 0;
    }
    BlockSurvey survey = survey(block);
    return (survey.setPages() - survey.setPagesInHoles()) * block.pageSizeBytes();
  }

  /**
   * The same of all blocks.
   *
   * @throws IOException when the file can't be read
   */
  public long contentBytes() throws IOException {
    long sum = 0;
    for (RamBlock block : Objects.requireNonNull(model()).blocks()) {
      sum += contentBytes(block);
    }
    return sum;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static byte[] firstBytes(PositionedFile file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    int count = FullTransfers.readFully(file, bytes, 0);
    return Arrays.copyOf(bytes.array(), count);
  }

  /** When the stream doesn't begin where it should, says where one might. */
  private static void hint(PositionedFile file, FindingList findings) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(HINT_BYTES, file.sizeBytes()));
    int count = FullTransfers.readFully(file, bytes, 0);
    for (int i = 1; i + StreamHeader.SIZE_BYTES <= count; i++) {
      if (bytes.getLong(i) == StreamHeader.START) {
        findings.addHint(
            Rule.STREAM_MAGIC, "a stream header stands at " + i + ": try --offset " + i);
        return;
      }
    }
  }
}
