package dev.plumbline.multifd;

import dev.plumbline.ram.PageBitmap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source whose RAM may change while it is saved. */
public interface LiveRam {

  /** A source that stands still: one round. */
  LiveRam STILL =
      new LiveRam() {
        @Override
        public List<PageBitmap> takeDirty() {
          return List.of();
        }

        @Override
        public void stop() {}
      };

  /**
   * Which pages changed since the last call, or since the save began; they count as clean from now
   * on. A page that changes while it is saved must be in the next answer.
   *
   * @return one bitmap for each block, or an empty list when nothing changed
   */
  List<PageBitmap> takeDirty();

  /** Stops the source: nothing changes afterwards. */
  void stop();

  /** Dirty pages in all blocks. */
  static long count(List<PageBitmap> dirty) {
    return dirty.stream().mapToLong(PageBitmap::count).sum();
  }

  /** A block's dirty pages, or null when they are to be taken as all. */
  static @Nullable PageBitmap of(List<PageBitmap> dirty, int block) {
    return dirty.isEmpty() ? null : dirty.get(block);
  }
}
