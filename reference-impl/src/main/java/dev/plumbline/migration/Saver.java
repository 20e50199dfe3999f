package dev.plumbline.migration;

import dev.plumbline.io.DirectFiles;
import dev.plumbline.io.FullTransfers;
import dev.plumbline.io.PositionedFile;
import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.mappedram.MappedRamLayout;
import dev.plumbline.multifd.ChannelBuffers;
import dev.plumbline.multifd.Channels;
import dev.plumbline.multifd.Crew;
import dev.plumbline.multifd.LiveRam;
import dev.plumbline.multifd.PageBatch;
import dev.plumbline.multifd.RamSource;
import dev.plumbline.multifd.RequestPolicy;
import dev.plumbline.multifd.Rounds;
import dev.plumbline.multifd.SaveChannel;
import dev.plumbline.multifd.SavedBlock;
import dev.plumbline.ram.PageBitmap;
import dev.plumbline.stream.StreamWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Saves RAM in the mapped-ram form. In this order: block list with its headers; pages, by the
 * channels, in rounds; bitmaps; device state; the first eight bytes last of all, so that a save
 * that breaks off leaves nothing that a loader takes for a stream.
 *
 * <p>Where it differs from QEMU on purpose: short writes are continued; short gaps of zero pages
 * may be written along ({@link RequestPolicy}); the file is synced.
 */
public final class Saver {

  private static final int BITMAP_PIECE_BYTES = 1 << 20;

  /**
   * How to save.
   *
   * @param channels 1 to 255
   * @param detectZeroPages whether zero pages are left out
   * @param policy how pages become requests
   * @param crew who runs the channels
   */
  public record Options(int channels, boolean detectZeroPages, RequestPolicy policy, Crew crew) {

    /** Keeps all channels' buffers together within bounds. */
    public Options {
      policy = policy.forChannels(channels);
    }

    /** With a thread for each channel. */
    public Options(int channels, boolean detectZeroPages, RequestPolicy policy) {
      this(channels, detectZeroPages, policy, Crew.THREADS);
    }
  }

  /**
   * What was saved.
   *
   * @param endBytes the file's length
   * @param dataPages pages with content
   * @param pages all pages
   * @param rounds rounds over RAM
   */
  public record Result(long endBytes, long dataPages, long pages, int rounds) {}

  private final Frame frame;
  private final SaveTarget target;
  private final Options options;
  private final List<SavedBlock> blocks = new ArrayList<>();
  private long behindBlocksBytes;

  private Saver(Frame frame, SaveTarget target, Options options) {
    this.frame = frame;
    this.target = target;
    this.options = options;
  }

  /**
   * Saves. The target is complete, synced and in place when this returns.
   *
   * @param frame everything but RAM
   * @param ram the blocks in order, by name
   * @param target where to
   * @param source what tells of changes
   * @param progress told of RAM bytes done, in all rounds
   * @throws IOException when reading RAM or writing fails; the target is then as {@link SaveTarget}
   *     says
   */
  public static Result save(
      Frame frame,
      SequencedMap<String, RamSource> ram,
      SaveTarget target,
      Options options,
      LiveRam source,
      Progress progress)
      throws IOException {
    requireRoom(frame, ram, target);
    Saver saver = new Saver(frame, target, options);
    saver.writeBlockList(ram);
    int rounds = saver.writePages(source, progress);
    for (SavedBlock block : saver.blocks) {
      saver.writeBitmap(block);
    }
    saver.write(frame.behindBlocks().duplicate(), saver.behindBlocksBytes);
    long end = saver.behindBlocksBytes + frame.behindBlocks().remaining();
    target.finish(saver.start(), end);
    return new Result(
        end,
        saver.blocks.stream().mapToLong(b -> b.bitmap().count()).sum(),
        saver.blocks.stream().mapToLong(b -> b.bitmap().pages()).sum(),
        rounds);
  }

  /** Offsets in files are below 2^63. */
  private static void requireRoom(
      Frame frame, SequencedMap<String, RamSource> ram, SaveTarget target) throws IOException {
    double bytes = frame.beforeRam().remaining() + (double) frame.behindBlocks().remaining();
    for (RamSource block : ram.values()) {
      bytes += 1.01 * block.lengthBytes() + 2.0 * MappedRamLayout.REGION_ALIGNMENT_BYTES;
    }
    if (target.offsetBytes() + bytes >= Long.MAX_VALUE) {
      throw new IOException(
          target.main().path()
              + ": no room for a save behind the offset: offset="
              + target.offsetBytes());
    }
  }

  /** The bytes that {@link SaveTarget#finish} writes last. */
  private ByteBuffer start() {
    return frame.beforeRam().duplicate().limit(SaveTarget.WITHHELD_BYTES);
  }

  private void writeBlockList(SequencedMap<String, RamSource> ram) throws IOException {
    long total = ram.values().stream().mapToLong(RamSource::lengthBytes).sum();
    StreamWriter writer = new StreamWriter();
    ByteBuffer before = frame.beforeRam().duplicate();
    long at = target.offsetBytes() + before.remaining();
    write(
        before.position(SaveTarget.WITHHELD_BYTES),
        target.offsetBytes() + SaveTarget.WITHHELD_BYTES);
    writer.ramStart(frame.ramSectionId(), total);
    for (var entry : ram.entrySet()) {
      long length = entry.getValue().lengthBytes();
      byte[] head = writer.block(entry.getKey(), length).take();
      MappedRamHeader header =
          MappedRamLayout.place(at + head.length, length, frame.pageSizeBytes());
      write(ByteBuffer.wrap(head), at);
      write(ByteBuffer.wrap(writer.mappedRamHeader(header).take()), at + head.length);
      long pages = MappedRamLayout.pages(length, frame.pageSizeBytes());
      blocks.add(
          new SavedBlock(
              entry.getKey(),
              entry.getValue(),
              frame.pageSizeBytes(),
              header.bitmapOffsetBytes(),
              header.pagesOffsetBytes(),
              new PageBitmap(pages)));
      at = header.pagesOffsetBytes() + length;
    }
    behindBlocksBytes = at;
  }

  private int writePages(LiveRam source, Progress progress) throws IOException {
    ReentrantLock buffered = new ReentrantLock();
    Channels.Opener<PageBatch> opener =
        _ -> {
          DirectFiles.Opened opened = target.openChannel();
          return ChannelBuffers.around(
              opened.direct(),
              options.policy().batchBytes(),
              opened.file(),
              buffer ->
                  new SaveChannel(
                      opened.file(),
                      opened.alignmentBytes(),
                      target.main(),
                      opened.direct() ? new ReentrantLock() : buffered,
                      buffer,
                      options.policy(),
                      options.detectZeroPages(),
                      progress::advance));
        };
    return new Rounds(blocks, options.policy().batchBytes(), source)
        .run(producer -> options.crew().run(options.channels(), opener, producer));
  }

  private void writeBitmap(SavedBlock block) throws IOException {
    ByteBuffer piece =
        ByteBuffer.allocateDirect((int) Math.min(BITMAP_PIECE_BYTES, block.bitmap().sizeBytes()))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (long done = 0; done < block.bitmap().sizeBytes(); done += piece.limit()) {
      piece.clear();
      block.bitmap().copyTo((int) (done / Long.BYTES), piece);
      piece.flip();
      write(piece, block.bitmapOffsetBytes() + done);
    }
  }

  private void write(ByteBuffer bytes, long offset) throws IOException {
    PositionedFile main = target.main();
    FullTransfers.writeFully(main, bytes, offset);
  }
}
