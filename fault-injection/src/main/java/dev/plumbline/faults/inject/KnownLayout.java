package dev.plumbline.faults.inject;

import dev.plumbline.faults.plan.ByteRange;
import dev.plumbline.faults.plan.Landmark;
import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.mappedram.MappedRamLayout;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.StreamHeader;
import dev.plumbline.stream.StreamModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A layout that is known in advance: read from a file, or computed as QEMU's writer computes it.
 *
 * @param startBytes where the stream begins
 * @param blocksBytes where its first block's header begins
 * @param blocks in stream order
 * @param nextBlockBytes where the next block's header begins, or -1 when there is none: {@code
 *     blocks} are all
 * @param endBytes where the file ends; {@link Long#MAX_VALUE} if that isn't known
 * @param lastWrite what the write covers with which the stream becomes whole, or null: then {@link
 *     Landmark#LAST_WRITE} is nowhere
 */
public record KnownLayout(
    long startBytes,
    long blocksBytes,
    List<RamBlock> blocks,
    long nextBlockBytes,
    long endBytes,
    @Nullable ByteRange lastWrite)
    implements Layout {

  /** Keeps a copy of the blocks. */
  public KnownLayout {
    blocks = List.copyOf(blocks);
  }

  /**
   * The layout of a file in the mapped-ram form.
   *
   * @return the layout, or null when the file has no whole list of blocks
   */
  public static @Nullable KnownLayout of(StreamModel model) {
    KnownLayout layout = soFar(model);
    return layout.isWhole() ? layout : null;
  }

  /** The layout of a file in the mapped-ram form, as far as its list of blocks is there. */
  static KnownLayout soFar(StreamModel model) {
    List<RamBlock> blocks = new ArrayList<>();
    long next = model.endBytes();
    long total = 0;
    for (RamBlock block : model.blocks()) {
      MappedRamHeader mapped = block.mapped();
      // Where nothing is written yet there is a hole, which reads as an endless list of nothing.
      if (block.usedLengthBytes() <= 0 || mapped == null) {
        break;
      }
      blocks.add(block);
      total += block.usedLengthBytes();
      next = end(block, mapped);
    }
    boolean whole = !blocks.isEmpty() && total == model.totalRamBytes();
    return new KnownLayout(
        model.offsetBytes(),
        blocks.isEmpty() ? model.endBytes() : blocks.getFirst().headerOffsetBytes(),
        blocks,
        whole ? -1 : next,
        whole && model.ended() ? model.endBytes() : Long.MAX_VALUE,
        null);
  }

  /**
   * The layout that QEMU's writer, and the one here, would give a file.
   *
   * @param startBytes where the stream begins
   * @param blocksBytes where its first block's header begins
   * @param lengths of the blocks in bytes, by name
   * @param pageSizeBytes the target's page size
   */
  public static KnownLayout predict(
      long startBytes, long blocksBytes, SequencedMap<String, Long> lengths, int pageSizeBytes) {
    List<RamBlock> blocks = new ArrayList<>();
    long at = blocksBytes;
    for (var entry : lengths.entrySet()) {
      String name = entry.getKey();
      long length = entry.getValue();
      RamBlock bare = new RamBlock(name, length, pageSizeBytes, at, -1, null);
      MappedRamHeader header =
          MappedRamLayout.place(bare.mappedHeaderOffsetBytes(), length, pageSizeBytes);
      blocks.add(new RamBlock(name, length, pageSizeBytes, at, -1, header));
      at = header.pagesOffsetBytes() + length;
    }
    return new KnownLayout(startBytes, blocksBytes, blocks, -1, Long.MAX_VALUE, null);
  }

  /** The same with what is known of the last write, from a run without faults, say. */
  public KnownLayout withLastWrite(ByteRange range) {
    return new KnownLayout(startBytes, blocksBytes, blocks, nextBlockBytes, endBytes, range);
  }

  /** Whether all blocks are known. */
  public boolean isWhole() {
    return nextBlockBytes < 0;
  }

  /** Where the device state begins, behind the last page region; only when {@link #isWhole}. */
  public long deviceStateBytes() {
    RamBlock last = blocks.getLast();
    MappedRamHeader mapped = last.mapped();
    return mapped == null ? endBytes : end(last, mapped);
  }

  /** Behind a block's pages, or behind its header when it has none. */
  private static long end(RamBlock block, MappedRamHeader mapped) {
    return mapped.isIgnored()
        ? block.mappedHeaderOffsetBytes() + MappedRamHeader.SIZE_BYTES
        : mapped.pagesOffsetBytes() + block.usedLengthBytes();
  }

  @Override
  public @Nullable ByteRange find(Landmark landmark, Event event) {
    return switch (landmark) {
      case Landmark.Whole part ->
          switch (part) {
            case MAGIC -> ByteRange.of(startBytes, StreamHeader.SIZE_BYTES);
            // Of a header that is still being written, what comes next is part.
            case HEADER -> range(startBytes, blocks.isEmpty() ? blocksBytes + 1 : blocksBytes);
            case DEVICE_STATE -> isWhole() ? range(deviceStateBytes(), endBytes) : null;
            case LAST_WRITE -> lastWrite;
          };
      case Landmark.OfBlock(int block, Landmark.Part part) -> part(part, block);
      case Landmark.OfPage(int block, long page) -> page(block, page);
    };
  }

  private @Nullable ByteRange part(Landmark.Part part, int number) {
    if (number == blocks.size() && !blocks.isEmpty() && part == Landmark.Part.HEADER) {
      return isWhole() ? null : range(nextBlockBytes, nextBlockBytes + 1);
    }
    RamBlock block = number < blocks.size() ? blocks.get(number) : null;
    MappedRamHeader mapped = block == null ? null : block.mapped();
    if (block == null || mapped == null) {
      return null;
    }
    if (part == Landmark.Part.HEADER) {
      return range(
          block.headerOffsetBytes(), block.mappedHeaderOffsetBytes() + MappedRamHeader.SIZE_BYTES);
    }
    if (mapped.isIgnored()) {
      return null;
    }
    long start =
        part == Landmark.Part.BITMAP ? mapped.bitmapOffsetBytes() : mapped.pagesOffsetBytes();
    long length = part == Landmark.Part.BITMAP ? block.bitmapSizeBytes() : block.usedLengthBytes();
    return range(start, start + length);
  }

  private @Nullable ByteRange page(int number, long page) {
    ByteRange region = part(Landmark.Part.PAGES, number);
    if (region == null || page >= blocks.get(number).pages()) {
      return null;
    }
    long size = blocks.get(number).pageSizeBytes();
    return range(region.startBytes() + page * size, region.startBytes() + (page + 1) * size);
  }

  /** A file says where its parts are, so anything may stand there. */
  private static @Nullable ByteRange range(long start, long end) {
    return start >= 0 && end > start ? new ByteRange(start, end) : null;
  }
}
