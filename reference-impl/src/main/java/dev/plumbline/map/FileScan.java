package dev.plumbline.map;

import dev.plumbline.mappedram.MappedRamHeader;
import dev.plumbline.migration.MappedContent;
import dev.plumbline.migration.MigrationFile;
import dev.plumbline.ram.PageSet;
import dev.plumbline.stream.Configuration;
import dev.plumbline.stream.RamBlock;
import dev.plumbline.stream.RamVisitor;
import dev.plumbline.stream.Section;
import dev.plumbline.stream.StreamModel;
import dev.plumbline.stream.StreamPages;
import dev.plumbline.stream.StreamRecordScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through a file once, upwards, and gathers its {@link FileMap}. */
final class FileScan {

  /** Blocks that get a map of their own, the largest; a real machine has a dozen or two. */
  static final int MAX_DETAILED_BLOCKS = 20;

  private static final String SHARED = "not in the file (as with x-ignore-shared)";

  private final MigrationFile file;
  private final long sizeBytes;
  private final Claims overview;
  private final ExtentWalk walk;

  FileScan(MigrationFile file) throws IOException {
    this.file = file;
    this.sizeBytes = file.file().sizeBytes();
    this.overview = new Claims(Grid.ofAtMost(FileMap.OVERVIEW_CELLS, 0, sizeBytes));
    this.walk = new ExtentWalk(file.file(), overview.stored());
  }

  FileMap map() throws IOException {
    StreamModel model = file.model();
    List<BlockMap> blocks = new ArrayList<>();
    Sequence sequence = null;
    if (model != null) {
      List<Grid> grids = grids(model.blocks());
      StreamPages pages = model.pages();
      if (pages == null) {
        for (int i = 0; i < grids.size(); i++) {
          blocks.add(mapped(i, model.blocks().get(i), grids.get(i)));
        }
      } else {
        sequence = sequence(model, pages, grids, blocks);
      }
    }
    walk.to(sizeBytes);
    List<Part> parts = PartList.of(file.saveImage(), model, sizeBytes);
    return new FileMap(file, parts, overview, List.copyOf(blocks), sequence);
  }

  /**
   * For each block the grid of its map, by offset in the block; one cell for a block drawn without
   * a map.
   */
  private static List<Grid> grids(List<RamBlock> blocks) {
    Set<Integer> detailed = detailed(blocks);
    Scale scale = Scale.of(detailed.stream().map(i -> blocks.get(i).pages()).toList());
    List<Grid> grids = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      RamBlock block = blocks.get(i);
      long pages = detailed.contains(i) ? scale.pagesPerCell(block.pages()) : block.pages();
      grids.add(new Grid(0, block.usedLengthBytes(), Math.max(1, pages * block.pageSizeBytes())));
    }
    return grids;
  }

  /** Indexes of the blocks that get a map. */
  static Set<Integer> detailed(List<RamBlock> blocks) {
    List<Integer> bySize = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      bySize.add(i);
    }
    bySize.sort(Comparator.comparingLong(i -> -blocks.get(i).usedLengthBytes()));
    return new HashSet<>(bySize.subList(0, Math.min(MAX_DETAILED_BLOCKS, bySize.size())));
  }

  private BlockMap mapped(int index, RamBlock block, Grid inBlock) throws IOException {
    MappedRamHeader header = block.mapped();
    if (header == null || !(file.content(block) instanceof MappedContent content)) {
      String reason = block.isIgnored() ? SHARED : "can't be located in the file";
      return new BlockMap(index + 1, block, new BlockMap.Absent(reason), 0);
    }
    long start = header.pagesOffsetBytes();
    long pageSize = block.pageSizeBytes();
    Claims claims = new Claims(new Grid(start, inBlock.lengthBytes(), inBlock.cellBytes()));
    walk.enter(claims.stored());
    long setPages =
        content
            .scan((first, pages) -> {
              long from = start + first * pageSize;
              Claims.addRun(from, from + pages * pageSize, pageSize, walk, claims, overview);
            })
            .setPages();
    walk.leave(claims.stored());
    return new BlockMap(index + 1, block, new BlockMap.Mapped(claims), setPages);
  }

  private @Nullable Sequence sequence(
      StreamModel model, StreamPages pages, List<Grid> grids, List<BlockMap> blocks)
      throws IOException {
    List<Tally> sends = grids.stream().map(Tally::new).toList();
    for (int i = 0; i < grids.size(); i++) {
      blocks.add(streamed(i, model, pages, sends.get(i)));
    }
    long end = lastRecord(model);
    if (end < 0) {
      return null;
    }
    Sequence sequence = new Sequence(model.firstRecordOffsetBytes(), end, model.blocks(), sends);
    StreamRecordScan.scan(file.file(), model, alsoInOverview(sequence, model.pageSizeBytes()));
    return sequence;
  }

  /** Page records come in file order, so the walk over extents can go along. */
  private RamVisitor alsoInOverview(Sequence sequence, long pageSizeBytes) {
    return new RamVisitor() {
      @Override
      public void page(int block, long page, long dataOffsetBytes) throws IOException {
        sequence.page(block, page, dataOffsetBytes);
        Claims.addRun(
            dataOffsetBytes, dataOffsetBytes + pageSizeBytes, pageSizeBytes, walk, overview);
      }

      @Override
      public void zero(int block, long page) {
        sequence.zero(block, page);
      }
    };
  }

  private static BlockMap streamed(int index, StreamModel model, StreamPages pages, Tally sends) {
    RamBlock block = model.blocks().get(index);
    Tally content = pages(block, pages.data(index), sends.grid());
    Tally sent = pages(block, pages.sent(index), sends.grid());
    boolean shared =
        sent.totalBytes() == 0
            && model.configuration().capabilities().contains(Configuration.IGNORE_SHARED);
    return new BlockMap(
        index + 1,
        block,
        shared ? new BlockMap.Absent(SHARED) : new BlockMap.Streamed(content, sent, sends),
        content.totalBytes() / block.pageSizeBytes());
  }

  private static Tally pages(RamBlock block, PageSet set, Grid grid) {
    Tally tally = new Tally(grid);
    for (long page = 0; page < block.pages(); page++) {
      if (set.contains(page)) {
        tally.add(page * block.pageSizeBytes(), (page + 1) * block.pageSizeBytes());
      }
    }
    return tally;
  }

  /** Where the last RAM section ends, or -1 when there is none. */
  private static long lastRecord(StreamModel model) {
    return model.sections().stream()
        .filter(s -> s.name().equals("ram"))
        .mapToLong(Section::endBytes)
        .max()
        .orElse(-1);
  }
}
