package dev.plumbline.migration;

import dev.plumbline.io.AdvisoryLock;
import dev.plumbline.io.ChannelFile;
import dev.plumbline.io.DirectFiles;
import dev.plumbline.io.DirectIo;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.io.PublishedFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
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

  private final FileUri uri;
  private final PositionedFile main;
  private final @Nullable PublishedFile published;
  private final @Nullable AdvisoryLock lock;
  private final DirectIo directIo;
  private final UnaryOperator<PositionedFile> through;
  private final AtomicReference<@Nullable String> notice = new AtomicReference<>();
  private boolean finished;

  private SaveTarget(
      FileUri uri,
      PositionedFile main,
      @Nullable PublishedFile published,
      @Nullable AdvisoryLock lock,
      DirectIo directIo,
      UnaryOperator<PositionedFile> through) {
    this.uri = uri;
    this.main = main;
    this.published = published;
    this.lock = lock;
    this.directIo = directIo;
    this.through = through;
  }

  /**
   * Prepares a place for a save.
   *
   * @param uri path and offset
   * @param directIo how channels write
   * @throws IOException when it can't be written, or somebody else saves there
   */
  public static SaveTarget open(FileUri uri, DirectIo directIo) throws IOException {
    return open(uri, directIo, UnaryOperator.identity());
  }

  /**
   * Prepares a place for a save that goes through other files than the real ones: where faults come
   * in.
   *
   * @param through wraps each descriptor that is opened, the main one first; closing the wrapper
   *     closes it
   * @see #open(FileUri, DirectIo)
   */
  public static SaveTarget open(
      FileUri uri, DirectIo directIo, UnaryOperator<PositionedFile> through) throws IOException {
    Path path = uri.path();
    boolean inPlace = Files.exists(path) && (uri.offsetBytes() > 0 || !Files.isRegularFile(path));
    return inPlace ? inPlace(uri, directIo, through) : whole(uri, directIo, through);
  }

  private static SaveTarget whole(
      FileUri uri, DirectIo directIo, UnaryOperator<PositionedFile> through) throws IOException {
    PublishedFile.checkReplaceable(uri.path());
    AdvisoryLock lock = AdvisoryLock.ofPlace(uri.path());
    try {
      PublishedFile published = PublishedFile.begin(uri.path(), through);
      return new SaveTarget(uri, published.file(), published, lock, directIo, through);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static SaveTarget inPlace(
      FileUri uri, DirectIo directIo, UnaryOperator<PositionedFile> through) throws IOException {
    PositionedFile file = through.apply(ChannelFile.openForUpdate(uri.path()));
    try {
      if (Files.isRegularFile(uri.path())) {
        file.truncate(uri.offsetBytes());
      } else {
        FullTransfers.writeFully(file, ByteBuffer.allocate(WITHHELD_BYTES), uri.offsetBytes());
        file.sync();
      }
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
    return new SaveTarget(uri, file, null, null, directIo, through);
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
    DirectFiles.Opened opened = DirectFiles.another(main, true, directIo);
    if (opened.notice() != null) {
      notice.compareAndSet(null, opened.notice());
    }
    return new DirectFiles.Opened(
        through.apply(opened.file()), opened.direct(), opened.alignmentBytes(), opened.notice());
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
      try (AdvisoryLock held = lock) {
        published.close();
      }
      return;
    }
    try (main) {
      if (!finished && Files.isRegularFile(main.path())) {
        main.truncate(uri.offsetBytes());
      }
    }
  }
}
