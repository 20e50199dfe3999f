package dev.plumbline.multifd;

import dev.plumbline.ram.PageBitmap;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of a save: all pages first; then, while the source runs, those that changed, each
 * rewritten in its place, so that the file never grows beyond one copy of RAM; a last round with
 * the source stopped.
 */
public final class Rounds {

  /** After so many rounds the source is stopped, however much it changes. */
  public static final int MAX_RUNNING_ROUNDS = 30;

  /** The source is stopped when no more than this share of its pages changed in a round. */
  private static final double FEW = 0.01;

  private final List<SavedBlock> blocks;
  private final int batchBytes;
  private final LiveRam source;

  /**
   * Rounds over blocks.
   *
   * @param batchBytes how much RAM is handed to a channel at a time
   */
  public Rounds(List<SavedBlock> blocks, int batchBytes, LiveRam source) {
    this.blocks = blocks;
    this.batchBytes = batchBytes;
    this.source = source;
  }

  /** Runs the channels over one round's batches; returns when all are done. */
  @FunctionalInterface
  public interface Round {

    /**
     * Saves what the producer produces.
     *
     * @throws IOException when it fails
     */
    void run(Channels.Producer<PageBatch> producer) throws IOException;
  }

  /**
   * Runs all rounds.
   *
   * @return how many there were
   * @throws IOException from a round
   */
  public int run(Round round) throws IOException {
    long pages = blocks.stream().mapToLong(b -> b.bitmap().pages()).sum();
    round.run(sink -> produce(List.of(), sink));
    int rounds = 1;
    List<PageBitmap> dirty = source.takeDirty();
    while (LiveRam.count(dirty) > pages * FEW && rounds < MAX_RUNNING_ROUNDS) {
      List<PageBitmap> now = dirty;
      round.run(sink -> produce(now, sink));
      rounds++;
      dirty = source.takeDirty();
    }
    source.stop();
    dirty = union(dirty, source.takeDirty());
    if (LiveRam.count(dirty) > 0) {
      List<PageBitmap> last = dirty;
      round.run(sink -> produce(last, sink));
      rounds++;
    }
    return rounds;
  }

  private static List<PageBitmap> union(List<PageBitmap> some, List<PageBitmap> more) {
    if (some.isEmpty() || more.isEmpty()) {
      return some.isEmpty() ? more : some;
    }
    for (int i = 0; i < some.size(); i++) {
      some.get(i).add(more.get(i));
    }
    return some;
  }

  private void produce(List<PageBitmap> dirty, Channels.Sink<PageBatch> sink) throws IOException {
    for (int i = 0; i < blocks.size(); i++) {
      SavedBlock block = blocks.get(i);
      @Nullable PageBitmap wanted = LiveRam.of(dirty, i);
      int batchPages = batchBytes / block.pageSizeBytes();
      long pages = block.bitmap().pages();
      for (long first = 0; first < pages; first += batchPages) {
        int count = (int) Math.min(batchPages, pages - first);
        if (wanted == null || wanted.anyIn(first, count)) {
          sink.put(new PageBatch(block, first, count, wanted));
        }
      }
    }
  }
}
