package dev.plumbline.migration;

import dev.plumbline.io.DirectFiles;
import dev.plumbline.io.DirectIo;
import dev.plumbline.io.Disk;
import dev.plumbline.io.FileKind;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.io.PublishedFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where a save goes.
 *
 * <p>A new file, or one that is replaced, is written beside its place and appears whole or not at
 * all. At an offset of an existing file, or on a block device, the save is written in place: not a
 * byte before the offset is touched, and the stream's first eight bytes are zeros until everything
 * else is on stable storage, so that no loader takes a save that broke off for a stream.
 */
public final class SaveTarget implements Closeable {

  /** The stream's magic and version: written last. */
  public static final int WITHHELD_BYTES = 8;

  private final Disk disk;
  private final FileUri uri;
  private final PositionedFile main;
  private final @Nullable PublishedFile published;
  private final @Nullable Closeable lock;
  private final DirectIo directIo;
  private final AtomicReference<@Nullable String> notice = new AtomicReference<>();
  private boolean finished;

  private SaveTarget(
      Disk disk,
      FileUri uri,
      PositionedFile main,
      @Nullable PublishedFile published,
      @Nullable Closeable lock,
      DirectIo directIo) {
    this.disk = disk;
    this.uri = uri;
    this.main = main;
    this.published = published;
    this.lock = lock;
    this.directIo = directIo;
  }

  /**
   * Prepares a place for a save.
   *
   * @param uri path and offset
   * @param directIo how channels write
   * @throws IOException when it can't be written, or somebody else saves there
   */
  public static SaveTarget open(FileUri uri, DirectIo directIo) throws IOException {
    return open(Disk.REAL, uri, directIo);
  }

  /**
   * Prepares a place on a disk for a save.
   *
   * @see #open(FileUri, DirectIo)
   */
  public static SaveTarget open(Disk disk, FileUri uri, DirectIo directIo) throws IOException {
    FileKind kind = disk.kind(uri.path(), true);
    boolean inPlace =
        kind != FileKind.NOTHING && (uri.offsetBytes() > 0 || kind != FileKind.REGULAR);
    return inPlace ? inPlace(disk, uri, directIo) : whole(disk, uri, directIo);
  }

  private static SaveTarget whole(Disk disk, FileUri uri, DirectIo directIo) throws IOException {
    PublishedFile.checkReplaceable(disk, uri.path());
    Closeable lock = disk.lockPlace(uri.path());
    try {
      PublishedFile published = PublishedFile.begin(disk, uri.path());
      return new SaveTarget(disk, uri, published.file(), published, lock, directIo);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static SaveTarget inPlace(Disk disk, FileUri uri, DirectIo directIo) throws IOException {
    PositionedFile file = disk.openForUpdate(uri.path());
    try {
      if (disk.kind(uri.path(), true) == FileKind.REGULAR) {
        file.truncate(uri.offsetBytes());
      } else {
        FullTransfers.writeFully(file, ByteBuffer.allocate(WITHHELD_BYTES), uri.offsetBytes());
        file.sync();
      }
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
    return new SaveTarget(disk, uri, file, null, null, directIo);
  }

  /** Where the stream begins. */
  public long offsetBytes() {
    return uri.offsetBytes();
  }

  /** The main descriptor, which never bypasses the page cache. */
  public PositionedFile main() {
    return main;
  }

  /** A descriptor for a channel. */
  DirectFiles.Opened openChannel() throws IOException {
    DirectFiles.Opened opened = DirectFiles.another(disk, main, true, directIo);
    if (opened.notice() != null) {
      notice.compareAndSet(null, opened.notice());
    }
    return opened;
  }

  /** Why channels are buffered although direct I/O was wished for, once one was opened. */
  public @Nullable String notice() {
    return notice.get();
  }

  /**
   * Makes the save count: everything is synced, then the stream's first bytes are written and
   * synced, then the file takes its place.
   *
   * @param start the first {@value #WITHHELD_BYTES} bytes
   * @param endBytes the file's length
   * @throws IOException when it can't be put on stable storage: the save doesn't count then
   */
  void finish(ByteBuffer start, long endBytes) throws IOException {
    if (main.sizeBytes() < endBytes) {
      main.truncate(endBytes);
    }
    if (published == null) {
      main.sync();
    }
    FullTransfers.writeFully(main, start, uri.offsetBytes());
    if (published == null) {
      main.sync();
    } else {
      published.publish();
    }
    finished = true;
  }

  @Override
  public void close() throws IOException {
    if (published != null) {
      try (Closeable held = lock) {
        published.close();
      }
      return;
    }
    try (main) {
      if (!finished && disk.kind(main.path(), true) == FileKind.REGULAR) {
        main.truncate(uri.offsetBytes());
      }
    }
  }
}
